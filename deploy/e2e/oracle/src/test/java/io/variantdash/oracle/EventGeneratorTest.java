package io.variantdash.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventGeneratorTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");
    private static final EventCodec CODEC = new EventCodec(EventGenerator.RETENTION);

    static Stream<EventMix> mixes() {
        return Stream.of(
                EventMix.usual(),
                EventMix.usual().withLate(0.5, Duration.ofDays(20)),
                EventMix.usual().withClockSkew(Duration.ofMinutes(5)),
                EventMix.usual().withOldPosts(0.3),
                EventMix.usual().withCopies(0.3).withShuffleWindow(1_000).withEqualTimes(0.5));
    }

    @ParameterizedTest
    @MethodSource("mixes")
    void makesOnlyEventsThatTheContractAccepts(EventMix mix) {
        for (SentEvent event : new EventGenerator(7, START, mix).next(2_000)) {
            MonitorEvent sent = event.accepted().event();
            DecodedEvent decoded = CODEC.decode(sent.type(), CODEC.encode(sent), event.sentAt());

            assertThat(decoded).isEqualTo(event.accepted());
        }
    }

    @Test
    void makesTheSameEventsForTheSameSeed() {
        List<SentEvent> events = new EventGenerator(7, START, EventMix.usual()).next(500);

        assertThat(new EventGenerator(7, START, EventMix.usual()).next(500)).isEqualTo(events);
        assertThat(new EventGenerator(8, START, EventMix.usual()).next(500)).isNotEqualTo(events);
    }

    @Test
    void makesEventsOfEveryType() {
        assertThat(new EventGenerator(7, START, EventMix.usual()).next(1_000))
                .extracting(event -> event.accepted().event().type())
                .contains(EventType.values());
    }

    @Test
    void sendsAsManyCopiesAsAsked() {
        EventMix mix = EventMix.usual().withCopies(0.3);
        long distinct = new EventGenerator(7, START, mix)
                .next(13_000).stream().distinct().count();

        assertThat(distinct).isBetween(9_700L, 10_300L);
    }

    @Test
    void keepsTheOrderOfSendingInAWindowOfOne() {
        EventMix mix = EventMix.usual().withShuffleWindow(1);

        assertThat(new EventGenerator(7, START, mix).next(500))
                .extracting(SentEvent::sentAt)
                .isSorted();
    }
}
