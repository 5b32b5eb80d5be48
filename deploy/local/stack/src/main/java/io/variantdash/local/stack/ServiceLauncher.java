package io.variantdash.local.stack;

import io.variantdash.local.stack.process.ServiceProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts together how each replica of a stack's services is started. */
record ServiceLauncher(StackOptions options, StackPorts ports, PackagedServices services) {

    /** Fails where a service that is to be started was never packaged. */
    void requirePackaged() {
        for (ServiceKind kind : options.services()) {
            services.require(kind);
        }
    }

    /**
     * The replicas of a service, not started yet, for a database that is set up.
     *
     * @param access variables that say how callers are known
     */
    List<ServiceProcess> replicas(ServiceKind kind, int count, Servers servers, Map<String, String> access) {
        Map<String, String> environment = new HashMap<>(access);
        environment.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        environment.putAll(options.serviceEnvironment());
        return IntStream.range(0, count)
                .mapToObj(replica -> services.replica(
                        kind,
                        kind.name(replica),
                        ports.of(kind, replica),
                        servers.as(kind),
                        environment,
                        // One is enough.
                        options.archivesClasses() && replica == 0))
                .toList();
    }
}
