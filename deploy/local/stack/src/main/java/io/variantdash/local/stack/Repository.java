package io.variantdash.local.stack;

import io.variantdash.local.stack.process.StackFailure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the checkout that a program runs in. */
public final class Repository {

    private Repository() {}

    /** The root of the checkout that holds the directory. */
    public static Path around(Path start) {
        for (Path directory = start.toAbsolutePath(); directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve("deploy/local/run"))) {
                return directory;
            }
        }
        throw new StackFailure(start.toAbsolutePath() + " is not within a checkout of variant-dash.");
    }
}
