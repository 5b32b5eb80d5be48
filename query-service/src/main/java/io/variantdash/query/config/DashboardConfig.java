package io.variantdash.query.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Every setting of our own; those of the frameworks are in application.properties. */
@ConfigMapping(prefix = "dashboard")
public interface DashboardConfig {

    /** Whose midnight begins a day, for everything that is counted "today". */
    @WithDefault("UTC")
    ZoneId zone();

    Export export();

    Snapshot snapshot();

    Live live();

    /** Tables of the audit trail. */
    interface Export {

        /** How many are read at the same time; each holds a connection to the database while a client reads it. */
        @WithDefault("2")
        int maxConcurrent();
    }

    /** Snapshots of dashboards in memory. */
    interface Snapshot {

        /** How old a snapshot gets even when nothing arrives. */
        @WithDefault("5S")
        Duration maxAge();

        /** How often a snapshot is read anew at most, and how long what a frame told may be missing in it. */
        @WithDefault("250MS")
        Duration minInterval();

        /** How long a snapshot is kept that no client asks for. */
        @WithDefault("10M")
        Duration keep();

        /** How many are kept at most; the least used go. */
        @WithDefault("2000")
        int maxCount();

        /** How much memory they take at most; the least used go. */
        @WithDefault("64M")
        MemorySize maxSize();

        /** How many are read at the same time; the rest of the pool stays free for other questions. */
        @WithDefault("4")
        int threads();

        /** How long a request waits for one before the answer is that there is none now. */
        @WithDefault("1800MS")
        Duration timeout();
    }

    /** The live updates. */
    interface Live {

        /** How many connections there may be at the same time. */
        @WithDefault("20000")
        int maxConnections();

        /** How many of them may watch the same persona. */
        @WithDefault("15000")
        int maxConnectionsPerPersona();

        /**
         * How many of them may come from the same address. Behind a proxy all come from one, unless its word is trusted
         * ({@code quarkus.http.proxy.*}); where clients come by themselves a few dozen are plenty.
         */
        @WithDefault("15000")
        int maxConnectionsPerAddress();

        /** Origins (scheme, host and port) of the pages that may connect, or {@code *}; by default those of this host. */
        Optional<Set<String>> allowedOrigins();

        /** How many messages a client may send, on average; those of one second at once. */
        @WithDefault("20")
        int maxMessagesPerSecond();

        /** How much may wait for one client, besides one snapshot, before it is closed as too slow. */
        @WithDefault("1M")
        MemorySize sendQueueLimit();

        /** How long a client may take less than 16 KiB of what is on its way to it before it is closed as too slow. */
        @WithDefault("10S")
        Duration sendTimeout();

        /** How often a client is asked for a sign of life. */
        @WithDefault("25S")
        Duration pingInterval();

        /** A client that sent nothing for so long, not even the answer to a ping, is closed. */
        @WithDefault("60S")
        Duration idleTimeout();

        /** How long a client may take to answer a close before the connection is cut. */
        @WithDefault("10S")
        Duration closeTimeout();

        /** For how long frames are remembered, for clients that come back. */
        @WithDefault("5M")
        Duration replayMaxAge();

        /** How much memory the remembered frames take at most; the oldest go. */
        @WithDefault("16M")
        MemorySize replayMaxSize();

        /** How long a client waits that has seen more than this replica. */
        @WithDefault("2S")
        Duration catchUpTimeout();

        /** How long a client waits for its first frame while the database is away, before it is told so. */
        @WithDefault("3S")
        Duration snapshotTimeout();

        /** For how long a replica that stops only says so, before it closes connections. */
        @WithDefault("1S")
        Duration shutdownNotice();

        /** Over what time a replica that stops closes its connections. */
        @WithDefault("3S")
        Duration shutdownSpread();

        /**
         * Dashboards are told that they are stale when ingest-service has not spoken of a monitors' partition, or has left
         * an event there waiting, for so long.
         */
        @WithDefault("15S")
        Duration staleAfter();

        /** How often the topic is checked for having been recreated, repartitioned or lost. */
        @WithDefault("1S")
        Duration topicCheckInterval();

        /** How long to wait before the topic is tried again. */
        @WithDefault("1S")
        Duration reconnectDelay();
    }
}
