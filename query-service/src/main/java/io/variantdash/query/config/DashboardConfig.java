package io.variantdash.query.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every setting of our own; those of the frameworks are in application.properties. Each has a range, and the service does
 * not start with a setting outside of it; {@link SettingsCheck} holds settings against each other.
 */
@ConfigMapping(prefix = "dashboard")
public interface DashboardConfig {

    /** Whose midnight begins a day, for everything that is counted "today". */
    @WithDefault("UTC")
    @WithConverter(ZoneConverter.class)
    ZoneId zone();

    Access access();

    Web web();

    Export export();

    Snapshot snapshot();

    Live live();

    Decisions decisions();

    Engine engine();

    /** Who may see what. */
    interface Access {

        /** How callers are known: {@code oidc}, or {@code none} where everyone may see everything. */
        @WithDefault("oidc")
        @WithConverter(AccessModeConverter.class)
        AccessMode mode();

        /** The claim of a token that lists the roles of its bearer. */
        @WithDefault("roles")
        @WithConverter(ClaimNameConverter.class)
        String rolesClaim();

        /** The claim of a token that lists the personas its bearer may see: ids, and patterns with {@code *}. */
        @WithDefault("personas")
        @WithConverter(ClaimNameConverter.class)
        String personasClaim();

        /** As what the web app is known to the issuer; it is a public client, which has no secret. */
        @WithDefault("variant-dash-web")
        @WithConverter(OauthTextConverter.class)
        String webClientId();

        /** What the web app asks the issuer for, separated by spaces; {@code openid} is needed. */
        @WithDefault("openid")
        @WithConverter(OauthTextConverter.class)
        String webScope();
    }

    /** Requests of browsers and programs, whatever they ask for. */
    interface Web {

        /** How many requests a second an address may send, on average; those of ten seconds at once. */
        @WithDefault("1000")
        @WithConverter(SettingRanges.Frequency.class)
        int requestsPerSecondPerAddress();

        /** The same for a caller who is known by a token. */
        @WithDefault("100")
        @WithConverter(SettingRanges.Frequency.class)
        int requestsPerSecondPerIdentity();

        /** Proxies whose word on where a request comes from is taken: addresses, or ranges of them. */
        Optional<Set<@WithConverter(AddressRange.FromText.class) AddressRange>> trustedProxies();

        /** Origins besides this host's and the issuer's that the page may ask. */
        Optional<Set<@WithConverter(OriginConverter.class) String>> connectOrigins();
    }

    /** Tables of the audit trail. */
    interface Export {

        /** How many are read at the same time; each holds a connection to the database while a client reads it. */
        @WithDefault("2")
        @WithConverter(SettingRanges.Concurrency.class)
        int maxConcurrent();
    }

    /** Snapshots of dashboards in memory. */
    interface Snapshot {

        /** How old a snapshot gets even when nothing arrives. */
        @WithDefault("5S")
        @WithConverter(SettingRanges.Age.class)
        Duration maxAge();

        /** How often a snapshot is read anew at most, and how long what a frame told may be missing in it. */
        @WithDefault("250MS")
        @WithConverter(SettingRanges.Interval.class)
        Duration minInterval();

        /** How long a snapshot is kept that no client asks for. */
        @WithDefault("10M")
        @WithConverter(SettingRanges.Age.class)
        Duration keep();

        /** How many are kept at most; the least used go. */
        @WithDefault("2000")
        @WithConverter(SettingRanges.Count.class)
        int maxCount();

        /** How much memory they take at most; the least used go. */
        @WithDefault("64M")
        @WithConverter(SettingRanges.ReplicaMemory.class)
        MemorySize maxSize();

        /** How many are read at the same time; the rest of the pool stays free for other questions. */
        @WithDefault("4")
        @WithConverter(SettingRanges.Concurrency.class)
        int threads();

        /** How long a request waits for one before the answer is that there is none now. */
        @WithDefault("1800MS")
        @WithConverter(SettingRanges.Timeout.class)
        Duration timeout();
    }

    /** By what the decision engine decides. */
    interface Decisions {

        /** The cost of killing a variant that would have done well, where letting a bad one run costs 1. */
        @WithDefault("1")
        @WithConverter(SettingRanges.Cost.class)
        double wrongKillCost();

        /** A variant that truly reaches this share of its prediction is protected from kills. */
        @WithDefault("0.8")
        @WithConverter(SettingRanges.Share.class)
        double protectedShare();

        /** A variant that truly stays below this share of its prediction is to be killed. */
        @WithDefault("0.5")
        @WithConverter(SettingRanges.Share.class)
        double killShare();

        /** Of protected variants, the share that may ever be suggested for a kill on evidence alone. */
        @WithDefault("0.05")
        @WithConverter(SettingRanges.ErrorRate.class)
        double falseKillRate();

        /** How old a post must be before anything is suggested about it. */
        @WithDefault("5M")
        @WithConverter(SettingRanges.Delay.class)
        Duration gracePeriod();

        /** How many views a variant must have before anything is suggested about it. */
        @WithDefault("100")
        @WithConverter(SettingRanges.Count.class)
        int leastViews();

        /** Whether a persona with little history learns from all personas. */
        @WithDefault("true")
        @WithConverter(SettingRanges.Switch.class)
        boolean learnFromAllPersonas();

        /** Of the variants that would be suggested for a kill, the share that is let run, to learn how many of them do well. */
        @WithDefault("0")
        @WithConverter(SettingRanges.Holdout.class)
        double holdoutShare();

        /** What is different for single personas, by their id. */
        Map<String, OfPersona> personas();
    }

    /** By what is decided about one persona; what is not set is as for all. */
    interface OfPersona {

        /** See {@link Decisions#wrongKillCost()}. */
        Optional<@WithConverter(SettingRanges.Cost.class) Double> wrongKillCost();

        /** See {@link Decisions#protectedShare()}. */
        Optional<@WithConverter(SettingRanges.Share.class) Double> protectedShare();

        /** See {@link Decisions#killShare()}. */
        Optional<@WithConverter(SettingRanges.Share.class) Double> killShare();

        /** See {@link Decisions#falseKillRate()}. */
        Optional<@WithConverter(SettingRanges.ErrorRate.class) Double> falseKillRate();

        /** See {@link Decisions#gracePeriod()}. */
        Optional<@WithConverter(SettingRanges.Delay.class) Duration> gracePeriod();

        /** See {@link Decisions#leastViews()}. */
        Optional<@WithConverter(SettingRanges.Count.class) Integer> leastViews();

        /** See {@link Decisions#holdoutShare()}. */
        Optional<@WithConverter(SettingRanges.Holdout.class) Double> holdoutShare();
    }

    /** The engine that raises and clears suggestions as alerts. */
    interface Engine {

        /** Whether this replica takes part in it. Without any that does, suggestions are answered but not recorded. */
        @WithDefault("true")
        @WithConverter(SettingRanges.Switch.class)
        boolean enabled();

        /** The group in which replicas share the personas among them. */
        @WithDefault("variant-dash-engine")
        @WithConverter(SettingRanges.GroupId.class)
        String groupId();

        /** The group of ingest-service: who takes over a persona waits until it has stored what others raised. */
        @WithDefault("variant-dash-ingest")
        @WithConverter(SettingRanges.GroupId.class)
        String ingestGroupId();

        /** How old what is known of a persona gets before its history is looked at again. */
        @WithDefault("10M")
        @WithConverter(SettingRanges.Age.class)
        Duration refitInterval();
    }

    /** The live updates. */
    interface Live {

        /** How many connections there may be at the same time. */
        @WithDefault("20000")
        @WithConverter(SettingRanges.Count.class)
        int maxConnections();

        /** How many of them may watch the same persona. */
        @WithDefault("15000")
        @WithConverter(SettingRanges.Count.class)
        int maxConnectionsPerPersona();

        /**
         * How many of them may come from the same address. Behind a proxy all come from one, unless its word is trusted
         * ({@code quarkus.http.proxy.*}); where clients come by themselves a few dozen are plenty.
         */
        @WithDefault("15000")
        @WithConverter(SettingRanges.Count.class)
        int maxConnectionsPerAddress();

        /** Origins (scheme, host and port) of the pages that may connect, or {@code *}; by default those of this host. */
        Optional<Set<@WithConverter(OriginConverter.class) String>> allowedOrigins();

        /** How many messages a client may send, on average; those of one second at once. */
        @WithDefault("20")
        @WithConverter(SettingRanges.Rate.class)
        int maxMessagesPerSecond();

        /**
         * Whether frames are sent below WebSockets Next, which is what makes them cheap, or by its public means: for
         * comparison, and for when an update of Quarkus has changed what is below.
         */
        @WithDefault("true")
        @WithConverter(SettingRanges.Switch.class)
        boolean directWrites();

        /** How much may wait for one client, besides one snapshot, before it is closed as too slow. */
        @WithDefault("1M")
        @WithConverter(SettingRanges.ClientMemory.class)
        MemorySize sendQueueLimit();

        /** How long a client may take less than 16 KiB of what is on its way to it before it is closed as too slow. */
        @WithDefault("10S")
        @WithConverter(SettingRanges.Timeout.class)
        Duration sendTimeout();

        /** How often a client is asked for a sign of life. */
        @WithDefault("25S")
        @WithConverter(SettingRanges.Interval.class)
        Duration pingInterval();

        /** A client that sent nothing for so long, not even the answer to a ping, is closed. */
        @WithDefault("60S")
        @WithConverter(SettingRanges.Timeout.class)
        Duration idleTimeout();

        /** How long a client may take to answer a close before the connection is cut. */
        @WithDefault("10S")
        @WithConverter(SettingRanges.Timeout.class)
        Duration closeTimeout();

        /** For how long frames are remembered, for clients that come back. */
        @WithDefault("5M")
        @WithConverter(SettingRanges.Age.class)
        Duration replayMaxAge();

        /** How much memory the remembered frames take at most; the oldest go. */
        @WithDefault("16M")
        @WithConverter(SettingRanges.ReplicaMemory.class)
        MemorySize replayMaxSize();

        /** How long a client waits that has seen more than this replica. */
        @WithDefault("2S")
        @WithConverter(SettingRanges.Timeout.class)
        Duration catchUpTimeout();

        /** How long a client waits for its first frame while the database is away, before it is told so. */
        @WithDefault("3S")
        @WithConverter(SettingRanges.Timeout.class)
        Duration snapshotTimeout();

        /** For how long a replica that stops only says so, before it closes connections. */
        @WithDefault("1S")
        @WithConverter(SettingRanges.Delay.class)
        Duration shutdownNotice();

        /** Over what time a replica that stops closes its connections. */
        @WithDefault("3S")
        @WithConverter(SettingRanges.Delay.class)
        Duration shutdownSpread();

        /**
         * Dashboards are told that they are stale when ingest-service has not spoken of a monitors' partition, or has left
         * an event there waiting, for so long.
         */
        @WithDefault("15S")
        @WithConverter(SettingRanges.Age.class)
        Duration staleAfter();

        /** How often the topic is checked for having been recreated, repartitioned or lost. */
        @WithDefault("1S")
        @WithConverter(SettingRanges.Interval.class)
        Duration topicCheckInterval();

        /** How long to wait before the topic is tried again. */
        @WithDefault("1S")
        @WithConverter(SettingRanges.Interval.class)
        Duration reconnectDelay();
    }
}
