package io.variantdash.query.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/** Every setting of our own; those of the frameworks are in application.properties. */
@ConfigMapping(prefix = "dashboard")
public interface DashboardConfig {

    /** Whose midnight begins a day, for everything that is counted "today". */
    @WithDefault("UTC")
    ZoneId zone();

    Live live();

    /** The live updates. */
    interface Live {

        /** How much may wait for one client before it is closed as too slow. */
        @WithDefault("1M")
        MemorySize outboxLimit();

        /** A client that sent nothing for so long, not even the answer to a ping, is closed. */
        @WithDefault("60S")
        Duration silence();

        /** How many snapshots for clients are read at the same time; the rest of the pool stays free for REST. */
        @WithDefault("4")
        int snapshotThreads();

        /** How often the topic is checked for having been recreated, repartitioned or lost. */
        @WithDefault("1S")
        Duration topicCheckInterval();

        /** How long to wait before the topic is tried again. */
        @WithDefault("1S")
        Duration reconnectDelay();
    }
}
