package io.variantdash.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.support.Contract;
import io.variantdash.update.Heartbeat.PartitionProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeartbeatTest {

    private static final Instant AT = Instant.parse("2026-01-31T10:00:00.123456Z");

    private static final Heartbeat BEAT = new Heartbeat(
            "host \"1\"",
            AT,
            List.of(
                    new PartitionProgress("monitor.early-kill", 0, null),
                    new PartitionProgress("monitor.early-kill", 11, AT.minusSeconds(60))));

    @Test
    void isReadAsItWasWritten() {
        assertThat(Heartbeat.fromJson(BEAT.toJson())).isEqualTo(BEAT);
        Heartbeat idle = new Heartbeat("r", AT, List.of());
        assertThat(Heartbeat.fromJson(idle.toJson())).isEqualTo(idle);
    }

    @Test
    void isWrittenAsTheSchemaPromises() {
        assertThat(Contract.breaches("heartbeat.schema.json", BEAT.toJson())).isEmpty();
        assertThat(BEAT.toJson()).asString().contains("\"oldest_waiting_at\":null");
    }

    @Test
    void mayHaveFieldsThatAreNotKnownYet() {
        String json = """
                {"later":{},"replica":"r","at":"2026-01-31T10:00:00Z","partitions":[{"topic":"t","partition":1,"x":[]}]}""";

        assertThat(parse(json).partitions()).containsExactly(new PartitionProgress("t", 1, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "5",
                "{",
                "hello",
                "\u0000",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\"}",
                "{\"replica\":\"r\",\"at\":\"yesterday\",\"partitions\":[]}",
                "{\"replica\":5,\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[]}",
                "{\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[]}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":{}}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[5]}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[{\"topic\":\"t\"}]}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[{\"topic\":\"t\",\"partition\":0.5}]}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\",\"partitions\":[{\"topic\":\"t\",\"partition\":1e99}]}",
                "{\"replica\":\"r\",\"at\":\"2026-01-31T10:00:00Z\","
                        + "\"partitions\":[{\"topic\":\"t\",\"partition\":0,\"oldest_waiting_at\":7}]}"
            })
    void whatIsNoHeartbeatIsAnIllegalArgument(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(json));
    }

    private static Heartbeat parse(String json) {
        return Heartbeat.fromJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
