package io.variantdash.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.support.Golden;
import io.variantdash.support.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardUpdateTest {

    private static final String IDENTITY = "6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11";

    private static final String VALID = """
            {"persona_id":"ava","identity":"6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11",\
            "timestamp":"2026-01-31T10:00:00Z","data":{"event_type":"early_kill"}}""";

    static Stream<Golden> messages() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void saysWhatTheFrameWillSay(Golden golden) {
        AcceptedEvent accepted = Verdict.accepted(golden.type(), golden.message());

        DashboardUpdate update = DashboardUpdate.of(accepted.event(), accepted.identity());

        assertThat(update)
                .isEqualTo(new DashboardUpdate(
                        accepted.event().personaId(),
                        UUID.fromString(golden.identity()),
                        accepted.event().occurredAt(),
                        golden.updateData()));
    }

    @Test
    void isWrittenAsItIsPromised() {
        DashboardUpdate update = new DashboardUpdate(
                "åsa", UUID.fromString(IDENTITY), Instant.parse("2026-01-31T10:00:00.5Z"), "{\"event_type\":\"x\"}");

        assertThat(new String(update.toJson(), StandardCharsets.UTF_8)).isEqualTo("""
                        {"persona_id":"åsa","identity":"6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11",\
                        "timestamp":"2026-01-31T10:00:00.500Z","data":{"event_type":"x"}}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ \"event_type\" : \"x\",\n\"rate\" : 1.50e0 }",
                "{\"a\":{\"b\":[{},\"}\",\"\\\"}\"]},\"é\":\"😀\"}"
            })
    void takesTheDataAsTheyStandWhereverTheyStand(String data) {
        String before = """
                {"later":["é😀",{"data":5}],"persona_id":"åsa 😀","data":""";
        String after = """
                ,"identity":"%s","timestamp":"2026-01-31T10:00:00Z","é":{"x":[]}}""".formatted(IDENTITY);

        assertThat(parse(before + data + after).data()).isEqualTo(data);
        assertThat(parse(before + "  " + data + " " + after).data()).isEqualTo(data);
    }

    @Test
    void takesDataOfAnySize() {
        String data = "{\"content\":\"" + "é😀x".repeat(60_000) + "\"}";

        DashboardUpdate update = new DashboardUpdate("ava", UUID.fromString(IDENTITY), Instant.EPOCH, data);

        assertThat(DashboardUpdate.parse(update.toJson())).isEqualTo(update);
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona_id", "identity", "timestamp", "data"})
    void needsAllOfItsFields(String field) {
        String without = VALID.replace("\"" + field + "\"", "\"other\"");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(without))
                .withMessage("A dashboard update needs " + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "5",
                "{",
                "hello",
                "\u0000",
                "{\"persona_id\":5}",
                "{\"persona_id\":null}",
                "{\"persona_id\":{}}",
                "{\"identity\":7}",
                "{\"identity\":\"7\"}",
                "{\"identity\":\"\"}",
                "{\"identity\":\"6f2c1f2e-5f0c-5b0a-9c43-1d2a6f9f6c11-and-more\"}",
                "{\"timestamp\":1769853600}",
                "{\"timestamp\":\"yesterday\"}",
                "{\"timestamp\":\"2026-02-30T10:00:00Z\"}",
                "{\"data\":5}",
                "{\"data\":\"{}\"}",
                "{\"data\":[]}",
                "{\"data\":null}",
                "{\"data\":{}",
                "{\"data\":{]}"
            })
    void whatIsNoUpdateIsAnIllegalArgument(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json));
    }

    @Test
    void nothingMayFollow() {
        assertThat(parse(VALID + "\n").personaId()).isEqualTo("ava");
        assertThatIllegalArgumentException().isThrownBy(() -> parse(VALID + "{}"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse(VALID + "}"));
        assertThatIllegalArgumentException().isThrownBy(() -> parse(VALID.substring(0, VALID.length() - 1)));
    }

    @Test
    void otherEncodingsThanUtf8AreNoUpdate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DashboardUpdate.parse(VALID.getBytes(StandardCharsets.UTF_16)));
    }

    private static DashboardUpdate parse(String json) {
        return DashboardUpdate.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
