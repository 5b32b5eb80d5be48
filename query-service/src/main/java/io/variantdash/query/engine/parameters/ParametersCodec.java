package io.variantdash.query.engine.parameters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.query.optimization.learning.ParametersRecord;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes and reads records of {@code dashboard.parameters}. */
@Singleton
public class ParametersCodec {

    private final ObjectMapper json;

    ParametersCodec(ObjectMapper json) {
        this.json = json;
    }

    public String encode(ParametersRecord parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #encode} wrote, in this release or in a later one. */
    ParametersRecord decode(byte[] value) {
        try {
            return json.readValue(value, ParametersRecord.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
