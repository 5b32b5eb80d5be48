package io.variantdash.endtoend.environment;

import io.variantdash.embedded.KafkaBroker;
import java.nio.file.Path;

/** A Kafka broker as a program of its own, so that it can be killed. It ends when its standard input does. */
final class BrokerMain {

    static final String READY = "READY";

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        KafkaBroker broker = KafkaBroker.builder()
                .directory(Path.of(arguments[0]))
                .port(Integer.parseInt(arguments[1]))
                .behindProxy(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]))
                .start();
        broker.createTopics();
        System.out.println(READY);
        while (System.in.read() >= 0) {
            // The process that started this writes nothing; when it is gone, so is the pipe.
        }
        broker.close();
        System.exit(0);
    }
}
