package io.variantdash.testservers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.embedded.shared.SharedKafka;
import io.variantdash.embedded.shared.SharedPostgres;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gives Quarkus tests a PostgreSQL and a Kafka broker with the contract's topics. All test classes of one profile share
 * the pair, and another profile starts with an empty database and empty topics, on the same servers. Tests of outages reach the servers
 * through {@link #postgres()} and {@link #kafka()}.
 */
public final class EmbeddedInfrastructure implements QuarkusTestResourceLifecycleManager {

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable PostgresServer postgres;
    private static volatile @Nullable KafkaBroker kafka;

    private final KafkaBroker.@Nullable Builder ownBroker;
    private @Nullable KafkaBroker ownKafka;

    public EmbeddedInfrastructure() {
        this.ownBroker = null;
    }

    /** With a broker of its own, that is to run in a certain way. */
    public EmbeddedInfrastructure(KafkaBroker.Builder ownBroker) {
        this.ownBroker = ownBroker;
    }

    @Override
    public Map<String, String> start() {
        CompletableFuture<KafkaBroker> starting = CompletableFuture.supplyAsync(this::startKafka);
        postgres = SharedPostgres.withEmptyDatabase();
        kafka = starting.join();
        return Map.of(
                "quarkus.datasource.jdbc.url", postgres().jdbcUrl(),
                "quarkus.datasource.username", postgres().username(),
                "quarkus.datasource.password", postgres().password(),
                "kafka.bootstrap.servers", kafka().bootstrapServers());
    }

    @Override
    public void stop() {
        if (ownKafka != null) {
            ownKafka.close();
        }
    }

    /** The PostgreSQL of the running tests. */
    public static PostgresServer postgres() {
        return Objects.requireNonNull(postgres, "no Quarkus test with EmbeddedInfrastructure is running");
    }

    /** The Kafka broker of the running tests. */
    public static KafkaBroker kafka() {
        return Objects.requireNonNull(kafka, "no Quarkus test with EmbeddedInfrastructure is running");
    }

    private KafkaBroker startKafka() {
        if (ownBroker == null) {
            return SharedKafka.withEmptyTopics();
        }
        KafkaBroker started = ownBroker.start();
        ownKafka = started;
        started.createTopics();
        return started;
    }
}
