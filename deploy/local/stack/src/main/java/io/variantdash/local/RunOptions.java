package io.variantdash.local;

import io.variantdash.local.demo.simulation.DemoOptions;
import io.variantdash.local.stack.Authentication;
import io.variantdash.local.stack.StackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options of the command line, which {@code help.txt} explains. */
final class RunOptions {

    @ArgGroup(exclusive = false)
    private @Nullable ReplayOptions replay;

    @Option(names = "--data-dir", paramLabel = "DIR")
    private @Nullable Path dataDirectory;

    @Option(names = "--port-offset", paramLabel = "N")
    private int portOffset;

    @Option(names = "--infra-only")
    private boolean infrastructureOnly;

    @Option(names = "--ingest-replicas", paramLabel = "N")
    private int ingestReplicas = 1;

    @Option(names = "--query-replicas", paramLabel = "N")
    private int queryReplicas = 1;

    @Option(names = "--auth")
    private boolean authentication;

    @Option(names = "--no-demo")
    private boolean noDemo;

    @Option(names = "--demo-rate", paramLabel = "N")
    private @Nullable Double demoRate;

    @Option(names = "--demo-seed", paramLabel = "N")
    private @Nullable Long demoSeed;

    // Picocli prints the help and calls nothing.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true)
    private boolean help;

    Optional<ReplayOptions> replay() {
        return Optional.ofNullable(replay);
    }

    /** The demo, unless it is declined; a replay comes alone, so that it ends in its own totals, unless both are asked for. */
    Optional<DemoOptions> demo() {
        boolean asked = demoRate != null || demoSeed != null;
        if (asked && noDemo) {
            throw new IllegalArgumentException("--no-demo leaves nothing for --demo-rate and --demo-seed");
        }
        if (asked && infrastructureOnly) {
            throw new IllegalArgumentException("the demo needs the services, which --infra-only leaves out");
        }
        if (noDemo || infrastructureOnly || (replay != null && !asked)) {
            return Optional.empty();
        }
        return Optional.of(new DemoOptions(
                Objects.requireNonNullElse(demoRate, DemoOptions.DEFAULT_RATE),
                Objects.requireNonNullElse(demoSeed, DemoOptions.DEFAULT_SEED)));
    }

    StackOptions stack(Path repository) {
        requireAtLeast(0, "--port-offset", portOffset);
        requireAtLeast(1, "--ingest-replicas", ingestReplicas);
        requireAtLeast(1, "--query-replicas", queryReplicas);
        if (dataDirectory != null && Files.exists(dataDirectory) && !Files.isDirectory(dataDirectory)) {
            throw new IllegalArgumentException("--data-dir: " + dataDirectory + " is not a directory");
        }
        if (infrastructureOnly && authentication) {
            throw new IllegalArgumentException("--auth locks the services, which --infra-only leaves out");
        }
        if (infrastructureOnly && replay != null) {
            throw new IllegalArgumentException("--replay needs the services, which --infra-only leaves out");
        }
        return StackOptions.builder()
                .repository(repository)
                .dataDirectory(dataDirectory)
                .portOffset(portOffset)
                .infrastructureOnly(infrastructureOnly)
                .ingestReplicas(ingestReplicas)
                .queryReplicas(queryReplicas)
                .serviceEnvironment(serviceEnvironment())
                .authentication(authentication ? Authentication.DEMO : null)
                .archivesClasses(true)
                .build();
    }

    private Map<String, String> serviceEnvironment() {
        // A client that reaches a local stack may do anything.
        Map<String, String> variables = new HashMap<>(Map.of("DASHBOARD_ADMIN_ENABLED", "true"));
        if (replay != null) { // which may be of a time that would be too old to be kept
            variables.put("DASHBOARD_RETENTION_ENABLED", "false");
        }
        return variables;
    }

    private static void requireAtLeast(int smallest, String option, int value) {
        if (value < smallest) {
            throw new IllegalArgumentException("%s: %d is less than %d".formatted(option, value, smallest));
        }
    }
}
