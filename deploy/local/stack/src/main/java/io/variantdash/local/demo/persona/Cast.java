package io.variantdash.local.demo.persona;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The personas of the demo, as their file describes them. Another one is an entry there. */
public final class Cast {

    private static final String FILE = "personas.json";
    private static final List<Persona> ALL = read();

    private Cast() {}

    public static List<Persona> all() {
        return ALL;
    }

    private static List<Persona> read() {
        try (InputStream file = Objects.requireNonNull(Cast.class.getResourceAsStream(FILE), FILE)) {
            return List.copyOf(new ObjectMapper().readValue(file, new TypeReference<List<Persona>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read: " + e.getMessage(), e);
        }
    }
}
