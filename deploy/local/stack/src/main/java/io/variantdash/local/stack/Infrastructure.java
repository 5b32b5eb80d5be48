package io.variantdash.local.stack;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.local.stack.process.StackFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL and Kafka, started side by side. */
record Infrastructure(CompletableFuture<PostgresServer> postgres, CompletableFuture<KafkaBroker> kafka) {

    static Infrastructure start(StackOptions options, StackPorts ports) {
        PostgresServer.Builder postgres = PostgresServer.builder().port(ports.postgres());
        KafkaBroker.Builder kafka = KafkaBroker.builder().port(ports.kafka());
        options.postgresSettings().forEach(postgres::setting);
        options.dataDirectory().ifPresent(directory -> {
            postgres.directory(directory.resolve("postgres"));
            kafka.directory(directory.resolve("kafka"));
        });
        return new Infrastructure(
                CompletableFuture.supplyAsync(postgres::start),
                CompletableFuture.supplyAsync(() -> startWithTopics(kafka)));
    }

    private static KafkaBroker startWithTopics(KafkaBroker.Builder builder) {
        KafkaBroker broker = builder.start();
        try {
            broker.createTopics();
            return broker;
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    void await() {
        try {
            CompletableFuture.allOf(postgres, kafka).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new StackFailure(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        }
    }

    /** Waits for a start in progress, so that nothing is left behind. */
    void close() {
        kafka.thenAccept(KafkaBroker::close)
                .exceptionally(alreadyReported -> null)
                .join();
        postgres.thenAccept(PostgresServer::close)
                .exceptionally(alreadyReported -> null)
                .join();
    }
}
