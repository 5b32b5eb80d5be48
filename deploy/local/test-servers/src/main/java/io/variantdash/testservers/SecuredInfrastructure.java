package io.variantdash.testservers;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.embedded.secure.DeniedRequests;
import io.variantdash.embedded.secure.SecuredKafka;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The embedded servers, of which Kafka asks the service who it is; the argument {@code user} says as whom it answers. */
public final class SecuredInfrastructure implements QuarkusTestResourceLifecycleManager {

    // Static, because Quarkus makes the instance and hands it to no test; it starts and stops on one thread at a time.
    private static volatile @Nullable SecuredKafka security;

    private static volatile @Nullable DeniedRequests denied;

    private @Nullable EmbeddedInfrastructure infrastructure;
    private String user = "";

    /** After the usual servers, where other tests have asked for those for all. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void init(Map<String, String> arguments) {
        user = Objects.requireNonNull(arguments.get("user"), "user");
    }

    @Override
    public Map<String, String> start() {
        denied = new DeniedRequests();
        SecuredKafka made = SecuredKafka.create();
        security = made;
        EmbeddedInfrastructure servers = new EmbeddedInfrastructure(made.broker());
        infrastructure = servers;
        Map<String, String> settings = new HashMap<>(servers.start());
        made.admit(EmbeddedInfrastructure.kafka());
        made.settings(user).forEach((name, value) -> settings.put("kafka." + name, value));
        return settings;
    }

    @Override
    public void stop() {
        if (infrastructure != null) {
            infrastructure.stop();
        }
        kafka().close();
        denied().close();
    }

    /** What the broker has denied since it was started. */
    public static DeniedRequests denied() {
        return Objects.requireNonNull(denied, "no Quarkus test with SecuredInfrastructure is running");
    }

    /** The security of the running tests' broker. */
    public static SecuredKafka kafka() {
        return Objects.requireNonNull(security, "no Quarkus test with SecuredInfrastructure is running");
    }
}
