package io.variantdash.local.stack;

import io.variantdash.local.log.Console;
import io.variantdash.local.stack.process.ClassArchive;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.local.stack.process.StackFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The services as a checkout has them packaged, from which replicas are made. */
public record PackagedServices(Path repository, Console console) {

    private static final String HOST = "127.0.0.1";
    private static final String READINESS = "/q/health/ready";

    /** Options of every service's JVM behind its own: tests that start many of them for a minute have them compile less. */
    private static final List<String> FURTHER_OPTIONS = Pattern.compile(" +")
            .splitAsStream(System.getProperty("variantdash.service-options", ""))
            .filter(option -> !option.isEmpty())
            .toList();

    /** Beside the package, and not in it: a new one deletes none of it, and images get their own. */
    private static final String ARCHIVES = "target/class-archive";

    /** Fails where a service that is to be started was never packaged. */
    public void require(ServiceKind kind) {
        Path jar = kind.jar(repository);
        if (!Files.exists(jar)) {
            throw new StackFailure(
                    "%s does not exist: package the services first, with ./deploy/local/run or mvn package."
                            .formatted(jar));
        }
    }

    /**
     * A replica, not started yet.
     *
     * @param environment variables beside those that connect it
     */
    public ServiceProcess replica(
            ServiceKind kind, String name, int port, Servers servers, Map<String, String> environment) {
        return replica(kind, name, port, servers, environment, false);
    }

    /**
     * The same.
     *
     * @param archives whether the archive of its classes, which every replica uses, is made by this one where there is none
     */
    ServiceProcess replica(
            ServiceKind kind,
            String name,
            int port,
            Servers servers,
            Map<String, String> environment,
            boolean archives) {
        Map<String, String> all = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                HOST,
                // Nothing here listens beyond this machine; who starts an issuer says so in the environment.
                "AUTH_MODE",
                "none",
                // All clients of a benchmark have one address, and one token.
                "DASHBOARD_WEB_REQUESTS_PER_SECOND_PER_ADDRESS",
                "1000000",
                "DASHBOARD_WEB_REQUESTS_PER_SECOND_PER_IDENTITY",
                "1000000",
                // As in the images.
                "MALLOC_ARENA_MAX",
                "2",
                // Would tell at every look that a service which starts is not ready yet.
                "QUARKUS_LOG_CATEGORY__IO_SMALLRYE_HEALTH__LEVEL",
                "WARN",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port)));
        all.putAll(servers.environment());
        all.putAll(environment);
        return new ServiceProcess(
                name,
                URI.create("http://" + HOST + ":" + port),
                READINESS,
                command(kind),
                archive(kind, archives),
                all,
                console);
    }

    private ClassArchive archive(ServiceKind kind, boolean makes) {
        Path jar = kind.jar(repository);
        return Files.exists(jar)
                ? ClassArchive.in(
                        repository.resolve(kind.module()).resolve(ARCHIVES),
                        PackageKey.of(jar.resolveSibling(""), kind.jvmOptions()),
                        makes)
                : ClassArchive.NONE;
    }

    private List<String> command(ServiceKind kind) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(kind.jvmOptions());
        command.addAll(FURTHER_OPTIONS);
        // Its output is read as UTF-8, whatever the locale.
        command.add("-Dfile.encoding=UTF-8");
        command.add("-jar");
        command.add(kind.jar(repository).toString());
        return command;
    }
}
