package io.variantdash.local.stack;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.local.log.Console;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Puts together how each replica of a service is started. */
record ServiceLauncher(StackOptions options, StackPorts ports, Console console) {

    private static final String HOST = "127.0.0.1";
    private static final String READINESS = "/q/health/ready";

    /** Fails where a service that is to be started was never packaged. */
    void requirePackaged() {
        for (ServiceKind kind : options.services()) {
            Path jar = kind.jar(options.repository());
            if (!Files.exists(jar)) {
                throw new StackFailure(
                        "%s does not exist: package the services first, with ./deploy/local/run or mvn package."
                                .formatted(jar));
            }
        }
    }

    /** The replicas of a service, not started yet. */
    List<ServiceProcess> replicas(ServiceKind kind, int count, PostgresServer postgres, KafkaBroker kafka) {
        return IntStream.range(0, count)
                .mapToObj(replica -> service(kind, replica, postgres, kafka))
                .toList();
    }

    private ServiceProcess service(ServiceKind kind, int replica, PostgresServer postgres, KafkaBroker kafka) {
        int port = ports.of(kind, replica);
        return new ServiceProcess(
                kind.name(replica),
                URI.create("http://" + HOST + ":" + port),
                READINESS,
                command(kind),
                environment(port, postgres, kafka),
                console);
    }

    private List<String> command(ServiceKind kind) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(kind.jvmOptions());
        // Its output is read as UTF-8, whatever the locale.
        command.add("-Dfile.encoding=UTF-8");
        command.add("-jar");
        command.add(kind.jar(options.repository()).toString());
        return command;
    }

    private Map<String, String> environment(int port, PostgresServer postgres, KafkaBroker kafka) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", postgres.username(),
                "QUARKUS_DATASOURCE_PASSWORD", postgres.password(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_HTTP_HOST", HOST,
                // Would tell at every look that a service which starts is not ready yet.
                "QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL", "WARN",
                "QUARKUS_HTTP_PORT", Integer.toString(port)));
        environment.putAll(options.serviceEnvironment());
        return environment;
    }
}
