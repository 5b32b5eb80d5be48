package io.variantdash.query.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.variantdash.testservers.SecuredInfrastructure;
import java.util.Map;

/** The embedded servers, of which Kafka asks the service who it is and grants what the manifests grant to it. */
public final class KafkaThatAsks implements QuarkusTestResourceLifecycleManager {

    /** As whom the service answers. */
    public static final String SERVICE = "query-service";

    private final SecuredInfrastructure secured = new SecuredInfrastructure();
    private final MigratedDatabase servers = new MigratedDatabase(secured);

    @Override
    public Map<String, String> start() {
        secured.init(Map.of("user", SERVICE));
        return servers.start();
    }

    @Override
    public void stop() {
        servers.stop();
    }
}
