package io.variantdash.endtoend.environment;

import io.variantdash.local.log.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A test environment whose data is gone when it is closed. */
public record TemporaryTestEnvironment(TestEnvironment environment, Path directory) implements AutoCloseable {

    private static final int USUAL_REPLICAS = 2;

    /** Opens one with two replicas of each of the services that the checkout has packaged. */
    public static TemporaryTestEnvironment open(Path repository, Console console) {
        return open(repository, console, USUAL_REPLICAS, USUAL_REPLICAS);
    }

    /** Opens one with so many replicas. */
    public static TemporaryTestEnvironment open(
            Path repository, Console console, int ingestReplicas, int queryReplicas) {
        try {
            Path directory = Files.createTempDirectory("variantdash-environment-");
            try {
                return new TemporaryTestEnvironment(
                        TestEnvironment.open(repository, directory, console, ingestReplicas, queryReplicas), directory);
            } catch (RuntimeException e) {
                FileUtils.deleteQuietly(directory.toFile());
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No directory for the data of the servers", e);
        }
    }

    @Override
    public void close() {
        environment.close();
        FileUtils.deleteQuietly(directory.toFile());
    }
}
