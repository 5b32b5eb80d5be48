package io.variantdash.query.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.OriginConverter;
import io.variantdash.query.config.value.SettingRanges;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The live updates. */
public interface LiveConfig {

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

    /** How often at most clients are told what is decided about their persona. */
    @WithDefault("1S")
    @WithConverter(SettingRanges.Interval.class)
    Duration decisionInterval();

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
