package io.variantdash.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A message in src/test/resources/golden with what must become of it. What is written there is promised to everyone who
 * stored an identity or reads a frame: a change of it breaks them.
 */
public record Golden(EventType type, String name) {

    /** The Kafka timestamp of every golden message. */
    public static final Instant RECORD_TIME = Instant.parse("2026-01-31T10:00:00.123Z");

    public static final Duration RETENTION = Duration.ofDays(90);

    /** Of each type one message with everything in it and one with no more than it needs. */
    public static Stream<Golden> all() {
        return Arrays.stream(EventType.values())
                .flatMap(type -> Stream.of(full(type), new Golden(type, type.wireName() + ".minimal")));
    }

    public static Golden full(EventType type) {
        return new Golden(type, type.wireName());
    }

    public byte[] message() {
        return read(name + ".json").getBytes(StandardCharsets.UTF_8);
    }

    public String canonicalFields() {
        return read(name + ".fields.json").strip();
    }

    public String updateData() {
        return read(name + ".update.json").strip();
    }

    public String identity() {
        try {
            JsonNode identities = new ObjectMapper().readTree(read("identities.json"));
            return identities.required(name).textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static String read(String file) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
