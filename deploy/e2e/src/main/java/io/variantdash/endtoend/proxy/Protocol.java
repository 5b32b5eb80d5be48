package io.variantdash.endtoend.proxy;

/** What is spoken through a proxy. */
public enum Protocol {
    POSTGRES {
        @Override
        MessageReader requests() {
            return new PostgresRequests();
        }

        @Override
        MessageReader answers() {
            return new PostgresAnswers();
        }
    },
    KAFKA {
        @Override
        MessageReader requests() {
            return new KafkaRequests();
        }

        @Override
        MessageReader answers() {
            return new KafkaAnswers();
        }
    };

    /** Reads what the client of a new connection says. */
    abstract MessageReader requests();

    /** Reads what the server of a new connection says. */
    abstract MessageReader answers();
}
