package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** No text of a client is more than understood or not. Without JAZZER_FUZZ the inputs that were kept are repeated. */
class ClientMessageFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyTextIsUnderstoodOrNot(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);

        ClientMessage message = ClientMessage.of(text);

        if (message == ClientMessage.PING || message == ClientMessage.REFRESH) {
            assertThat(text).contains("type");
        }
    }
}
