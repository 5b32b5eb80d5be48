package io.variantdash.ingest.gateway.body;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyReadingTest {

    @ParameterizedTest
    @CsvSource({"Content-Length, 1", "content-length, 1048576", "Transfer-Encoding, chunked"})
    void waitsForABodyThatIsAnnounced(String name, String value) {
        assertThat(BodyReading.isExpected(headers().set(name, value))).isTrue();
    }

    /** A replay of many letters has no body and takes longer than a body may. */
    @ParameterizedTest
    @CsvSource({"Content-Length, 0", "Content-Length, 00", "Content-Type, application/json"})
    void waitsForNoBodyOtherwise(String name, String value) {
        assertThat(BodyReading.isExpected(headers().set(name, value))).isFalse();
    }

    @Test
    void waitsForNoBodyWithoutHeaders() {
        assertThat(BodyReading.isExpected(headers())).isFalse();
    }

    private static MultiMap headers() {
        return MultiMap.caseInsensitiveMultiMap();
    }
}
