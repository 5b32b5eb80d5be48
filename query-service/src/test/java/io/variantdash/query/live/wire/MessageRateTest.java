package io.variantdash.query.live.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MessageRateTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Long.MAX_VALUE - SECOND;

    private final MessageRate rate = new MessageRate(20, START);

    @Test
    void allowsTheMessagesOfASecondAtOnceAndNotOneMore() {
        assertThat(LongStream.range(0, 20).allMatch(i -> rate.allows(START))).isTrue();
        assertThat(rate.allows(START)).isFalse();
    }

    @Test
    void allowsSoManyASecondForEver() {
        assertThat(LongStream.range(0, 1000).allMatch(i -> rate.allows(START + i * SECOND / 20)))
                .isTrue();
    }
}
