package io.variantdash.local.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.log.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a JVM that makes and uses them. */
class ClassArchiveTest {

    private static final List<String> COMMAND = List.of("java", "-jar", "service.jar");

    @TempDir
    Path folder;

    @TempDir
    Path packages;

    private final PortReservation reserved = PortReservation.next();

    @AfterEach
    void release() {
        reserved.close();
    }

    @Test
    void isMadeByTheFirstRunThatEndsAsToldAndUsedByTheNext() throws IOException {
        ServiceProcess first = service(ClassArchive.in(folder, "a", true));
        first.start();
        first.awaitReady();
        assertThat(files()).isEmpty();
        first.stop();

        assertThat(files()).containsExactly("a.jsa");
        ClassArchive made = ClassArchive.in(folder, "a", true);
        assertThat(made.addTo(COMMAND)).contains("-XX:SharedArchiveFile=" + folder.resolve("a.jsa"));
        ServiceProcess second = service(made);
        second.start();
        second.awaitReady();
        second.stop();
        assertThat(files()).containsExactly("a.jsa");
    }

    @Test
    void isNotMadeByARunThatIsKilled() throws IOException {
        ServiceProcess service = service(ClassArchive.in(folder, "a", true));
        service.start();
        service.awaitReady();
        service.kill();

        assertThat(files()).isEmpty();
    }

    @Test
    void givesWayToThatOfAnotherKey() throws IOException {
        Files.createFile(folder.resolve("old.jsa"));
        ClassArchive archive = ClassArchive.in(folder, "new", true);
        String option = archive.addTo(COMMAND).get(1);
        assertThat(option).startsWith("-XX:ArchiveClassesAtExit=");

        Files.createFile(Path.of(option.substring(option.indexOf('=') + 1)));
        archive.ended(143);

        assertThat(files()).containsExactly("new.jsa");
    }

    @Test
    void isNotLeftThereByAProcessThatFailed() throws IOException {
        ClassArchive archive = ClassArchive.in(folder, "a", true);
        String option = archive.addTo(COMMAND).get(1);
        Files.createFile(Path.of(option.substring(option.indexOf('=') + 1)));
        archive.ended(1);

        assertThat(files()).isEmpty();
    }

    @Test
    void isOnlyUsedByWhoDoesNotMakeIt() throws IOException {
        ClassArchive archive = ClassArchive.in(folder, "a", false);
        assertThat(archive.addTo(COMMAND)).isEqualTo(COMMAND);

        Files.createFile(folder.resolve("a.jsa"));

        assertThat(archive.addTo(COMMAND)).hasSizeGreaterThan(COMMAND.size()).startsWith("java");
        assertThat(ClassArchive.NONE.addTo(COMMAND)).isEqualTo(COMMAND);
    }

    @Test
    void keepsNobodyFromStartingWhereItCannotBe() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(ClassArchive.in(file, "a", true).addTo(COMMAND)).isEqualTo(COMMAND);
    }

    private Path jar() throws IOException {
        String name = FakeService.class.getName().replace('.', '/') + ".class";
        Path jar = packages.resolve("service.jar");
        if (Files.notExists(jar)) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    InputStream classFile = FakeService.class.getClassLoader().getResourceAsStream(name)) {
                out.putNextEntry(new JarEntry(name));
                Objects.requireNonNull(classFile).transferTo(out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From a jar, as services are: classes in folders are not archived. */
    private ServiceProcess service(ClassArchive archive) throws IOException {
        return new ServiceProcess(
                "query",
                URI.create("http://127.0.0.1:" + reserved.port()),
                "/q/health/ready",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar().toString(),
                        FakeService.class.getName(),
                        Integer.toString(reserved.port())),
                archive,
                Map.of("GREETING", "hello"),
                new Console(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false));
    }
}
