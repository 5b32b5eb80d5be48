package io.variantdash.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path directory;

    @Test
    void keepsTheLastTwentyLines() throws IOException {
        List<String> lines =
                IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).toList();
        Path log = Files.write(directory.resolve("server.log"), lines);

        assertThat(LogTail.of(log)).isEqualTo(lines.subList(30, 50));
    }

    @Test
    void saysThatALogCannotBeRead() {
        assertThat(LogTail.of(directory.resolve("absent.log")))
                .singleElement()
                .asString()
                .contains("absent.log");
    }
}
