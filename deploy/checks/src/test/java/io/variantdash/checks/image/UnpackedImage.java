package io.variantdash.checks.image;

import io.variantdash.checks.image.ImageFile.Instruction;
import io.variantdash.embedded.port.PortReservation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an image would hold, in a folder of this machine, and its processes on this machine's Java. Only the port is
 * another one, because that of the image may be taken here, and its servers are where nothing listens, because they may be
 * at their defaults here.
 */
final class UnpackedImage implements AutoCloseable {

    private final ImageFile file;
    private final String name;
    private final Path directory;
    private final PortReservation port = PortReservation.next();
    private final PortReservation unused = PortReservation.next();

    UnpackedImage(ImageFile file, String name, Path directory) {
        this.file = file;
        this.name = name;
        this.directory = directory;
        file.stage(name, "COPY").forEach(this::copy);
    }

    int port() {
        return port.port();
    }

    @Override
    public void close() {
        port.close();
        unused.close();
    }

    Path directory() {
        return directory;
    }

    /** As the build of the image runs what it does once. */
    Process build() {
        return start(Arrays.asList(file.last(name, "RUN").text().split(" ", -1)));
    }

    Process service() {
        return start(file.last(name, "ENTRYPOINT").words());
    }

    Process healthCheck() {
        return start(file.last(name, "HEALTHCHECK").words());
    }

    private Process start(List<String> command) {
        List<String> here = new ArrayList<>(command);
        here.replaceAll(word -> word.equals(file.last(name, "EXPOSE").text()) ? Integer.toString(port()) : word);
        Path script = ImageFile.REPOSITORY.resolve("deploy/images").resolve(here.get(0));
        here.set(0, Files.exists(script) ? script.toString() : java());
        ProcessBuilder builder =
                new ProcessBuilder(here).directory(directory.toFile()).redirectErrorStream(true);
        // Its schema is what ingest-service waits for before it listens, and here is no database.
        builder.environment().put("AUTH_MODE", "none");
        builder.environment().put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port()));
        builder.environment()
                .put(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:%d/variantdash".formatted(unused.port()));
        builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + unused.port());
        builder.environment()
                .merge(
                        "PATH",
                        Path.of(System.getProperty("java.home"), "bin").toString(),
                        (path, first) -> first + ":" + path);
        file.stage(name, "ENV")
                .flatMap(environment -> Stream.of(environment.text().split("\\s+", -1)))
                .map(assignment -> assignment.split("=", 2))
                .forEach(assignment -> builder.environment().put(assignment[0], assignment[1]));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void copy(Instruction copy) {
        List<String> words = List.of(copy.text().split(" ", -1));
        Path target = directory.resolve(words.get(words.size() - 1)).normalize();
        if (target.startsWith(directory)) {
            words.subList(0, words.size() - 1).forEach(source -> copy(ImageFile.REPOSITORY.resolve(source), target));
        }
    }

    private static void copy(Path source, Path target) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path from : files.toList()) {
                Path to = Files.isDirectory(source)
                        ? target.resolve(source.relativize(from).toString())
                        : target.resolve(source.getFileName());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
