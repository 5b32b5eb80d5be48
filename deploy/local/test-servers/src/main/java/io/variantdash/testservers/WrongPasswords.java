package io.variantdash.testservers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.secure.LoggedLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Servers that do not let the service in, and a record of all that it logs of that from its start. Where the argument {@code
 * database} is {@code open} PostgreSQL does, for a service that does not start without it.
 */
public final class WrongPasswords implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE_WORD = "database-word-5f1c";
    private static final String KAFKA_WORD = "kafka-word-8e2d";
    private static final String STORE_WORD = "store-word-3b7a";

    /** What must be in no line. */
    public static final List<String> SECRETS = List.of(DATABASE_WORD, KAFKA_WORD, STORE_WORD);

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable LoggedLines logged;

    private final SecuredInfrastructure servers = new SecuredInfrastructure();
    private String user = "";
    private boolean databaseIsOpen;

    /** After the usual servers, where other tests have asked for those for all. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Map<String, String> arguments) {
        user = Objects.requireNonNull(arguments.get("user"), "user");
        databaseIsOpen = "open".equals(arguments.get("database"));
        servers.init(arguments);
    }

    @Override
    public Map<String, String> start() {
        logged = new LoggedLines();
        Map<String, String> settings = new HashMap<>(servers.start());
        SecuredInfrastructure.kafka()
                .settings(user, KAFKA_WORD)
                .forEach((name, value) -> settings.put("kafka." + name, value));
        settings.put("kafka.ssl.key.password", STORE_WORD);
        if (!databaseIsOpen) {
            settings.put("quarkus.datasource.username", "nobody");
        }
        settings.put("quarkus.datasource.password", DATABASE_WORD);
        return settings;
    }

    @Override
    public void stop() {
        servers.stop();
        logged().close();
    }

    /** All that was logged since before the service started. */
    public static LoggedLines logged() {
        return Objects.requireNonNull(logged, "no Quarkus test with WrongPasswords is running");
    }
}
