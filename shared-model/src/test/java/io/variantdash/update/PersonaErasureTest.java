package io.variantdash.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.support.Contract;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonaErasureTest {

    private static final PersonaErasure ERASURE = new PersonaErasure(
            "ava \"ä\"",
            UUID.fromString("0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11"),
            Instant.parse("2026-01-31T10:00:00.123456Z"));

    @Test
    void isReadAsItWasWritten() {
        assertThat(PersonaErasure.fromJson(ERASURE.toJson())).isEqualTo(ERASURE);
    }

    @Test
    void isWrittenAsTheSchemaPromises() {
        assertThat(Contract.breaches("erasure.schema.json", ERASURE.toJson())).isEmpty();
    }

    @Test
    void mayHaveFieldsThatAreNotKnownYet() {
        String json = new String(ERASURE.toJson(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"later\":[],");

        assertThat(parse(json)).isEqualTo(ERASURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"persona_id\":\"ava\"}",
                "{\"persona_id\":5,\"erasure_id\":\"0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11\",\"requested_at\":\"2026-01-31T10:00:00Z\"}",
                "{\"persona_id\":\"ava\",\"erasure_id\":\"one\",\"requested_at\":\"2026-01-31T10:00:00Z\"}",
                "{\"persona_id\":\"ava\",\"erasure_id\":\"0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11\",\"requested_at\":\"today\"}"
            })
    void whatIsNoErasureIsAnIllegalArgument(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json));
    }

    private static PersonaErasure parse(String json) {
        return PersonaErasure.fromJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
