package io.variantdash.endtoend.environment;

import io.variantdash.embedded.TemporaryDirectory;
import io.variantdash.local.log.Console;
import java.nio.file.Path;

/** A test environment whose data is gone when it is closed. */
public record TemporaryTestEnvironment(TestEnvironment environment, TemporaryDirectory directory)
        implements AutoCloseable {

    private static final int USUAL_REPLICAS = 2;

    /** Opens one with two replicas of each of the services that the checkout has packaged. */
    public static TemporaryTestEnvironment open(Path repository, Console console) {
        return open(repository, console, USUAL_REPLICAS, USUAL_REPLICAS);
    }

    /** Opens one with so many replicas. */
    public static TemporaryTestEnvironment open(
            Path repository, Console console, int ingestReplicas, int queryReplicas) {
        TemporaryDirectory directory = TemporaryDirectory.of("environment");
        try {
            return new TemporaryTestEnvironment(
                    TestEnvironment.open(repository, directory.path(), console, ingestReplicas, queryReplicas),
                    directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public void close() {
        environment.close();
        directory.close();
    }
}
