package io.variantdash.endtoend.proxy;

import java.util.Set;

/** What is spoken through a proxy. */
public enum Protocol {
    POSTGRES {
        @Override
        SignalReader requests() {
            return new PostgresRequests();
        }

        @Override
        SignalReader answers() {
            return new PostgresAnswers();
        }
    },
    /** Whatever it is, nothing in it matters. */
    PLAIN {
        @Override
        SignalReader requests() {
            return (bytes, length) -> Set.of();
        }

        @Override
        SignalReader answers() {
            return (bytes, length) -> Set.of();
        }
    },
    KAFKA {
        @Override
        SignalReader requests() {
            return new KafkaRequests();
        }

        @Override
        SignalReader answers() {
            // Nothing that we wait for.
            return (bytes, length) -> Set.of();
        }
    };

    /** Reads what the client of a new connection says. */
    abstract SignalReader requests();

    /** Reads what the server of a new connection says. */
    abstract SignalReader answers();
}
