package io.variantdash.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageKeyTest {

    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-31T10:00:00Z"));

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void build() throws IOException {
        jar = Files.writeString(Files.createDirectories(folder.resolve("lib")).resolve("a.jar"), "classes");
        Files.setLastModifiedTime(jar, BUILT);
    }

    @Test
    void isTheSameForTheSamePackageAndJvm() {
        assertThat(key("-Xmx1g")).isEqualTo(key("-Xmx1g")).matches("[0-9a-f]{16}");
    }

    @Test
    void isAnotherForAPackageThatIsBuiltAgainAndForOtherOptions() throws IOException {
        String before = key("-Xmx1g");
        assertThat(key("-Xmx2g")).isNotEqualTo(before);

        Files.setLastModifiedTime(jar, FileTime.from(BUILT.toInstant().plusMillis(1)));
        String rebuilt = key("-Xmx1g");
        assertThat(rebuilt).isNotEqualTo(before);

        Files.createFile(folder.resolve("lib/b.jar"));
        assertThat(key("-Xmx1g")).isNotEqualTo(rebuilt);
    }

    private String key(String option) {
        return PackageKey.of(folder, List.of(option));
    }
}
