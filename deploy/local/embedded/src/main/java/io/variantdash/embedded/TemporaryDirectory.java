package io.variantdash.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A directory among the machine's temporary ones that is gone, with all that is in it, when it is closed. */
public record TemporaryDirectory(Path path) implements AutoCloseable {

    /** Makes one whose name begins with {@code variantdash-} and what it is for. */
    public static TemporaryDirectory of(String purpose) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory("variantdash-" + purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for " + purpose, e);
        }
    }

    @Override
    public void close() {
        FileUtils.deleteQuietly(path.toFile());
    }
}
