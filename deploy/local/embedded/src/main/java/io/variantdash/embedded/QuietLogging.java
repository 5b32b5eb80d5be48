package io.variantdash.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps the servers' chatter out of the logs of the program that embeds them, who may still configure these loggers later. */
final class QuietLogging {

    private static final Map<String, Level> LEVELS = Map.of(
            "kafka", Level.WARNING,
            "state.change.logger", Level.WARNING,
            "org.apache.kafka", Level.WARNING,
            // Warns that a new broker is new.
            "org.apache.kafka.controller", Level.SEVERE,
            "io.zonky", Level.WARNING,
            // Reports as an error that a server to be stopped is gone already; we see to its end ourselves.
            "io.zonky.test.db.postgres.embedded.EmbeddedPostgres", Level.OFF);

    // A broker that stops warns that one of its own connections is closed already.
    private static final String CLOSED_TWICE = "Attempting to close NetworkClient that has already been closed";

    private static final Logger NETWORK = Logger.getLogger("org.apache.kafka.clients.NetworkClient");

    // Held on to, because the log manager forgets the level of a logger without a reference.
    private static final Map<Logger, Level> LOGGERS = new LinkedHashMap<>();

    static {
        LEVELS.forEach((name, level) -> LOGGERS.put(Logger.getLogger(name), level));
    }

    private QuietLogging() {}

    static void apply() {
        LOGGERS.forEach(Logger::setLevel);
        NETWORK.setFilter(record -> !String.valueOf(record.getMessage()).contains(CLOSED_TWICE));
    }
}
