package io.variantdash.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpdateHeadersTest {

    /** A latency of decades, measured by a time in seconds, would spoil every percentile. */
    @ParameterizedTest
    @CsvSource({
        "1769853600123, 1769853600123",
        "1769853600, 0",
        "1769853600123456, 0",
        "-1, 0",
        "99999999999999999999, 0",
        "soon, 0"
    })
    void tellTheTimeOfTheEventWhereThatCanBeRight(String header, long millis) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(DashboardUpdate.EVENT_TIME_HEADER, header.getBytes(StandardCharsets.US_ASCII));

        assertThat(UpdateHeaders.eventMillis(headers)).isEqualTo(millis);
    }

    @Test
    void mayTellNoTime() {
        assertThat(UpdateHeaders.eventMillis(new RecordHeaders())).isZero();
    }
}
