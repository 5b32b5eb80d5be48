package io.variantdash.oracle;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes up events without end, the same ones for the same seed and start. All of them are valid; copies and disorder come
 * as the mix wants them.
 */
public final class EventGenerator {

    /** The retention by which posts are old: the one that ingest-service has by default. */
    static final Duration RETENTION = Duration.ofDays(30);

    private static final int OLDEST_DAYS = 1_000;

    private final EventMix mix;
    private final Random random;
    private final EventMaker maker;
    /** Made, not handed out yet: whatever is in here changes places. */
    private final List<SentEvent> waiting = new ArrayList<>();

    private Instant sentAt;
    private Instant lastTime;

    public EventGenerator(long seed, Instant start, EventMix mix) {
        this.mix = mix;
        this.random = new Random(seed);
        this.maker = new EventMaker(random);
        this.sentAt = start.truncatedTo(ChronoUnit.MILLIS);
        this.lastTime = sentAt;
    }

    /** The personas of all events of a mix. */
    public static List<String> personas(EventMix mix) {
        return IntStream.range(0, mix.personas())
                .mapToObj(EventGenerator::personaId)
                .toList();
    }

    /** The next event, or a copy of one before. */
    public SentEvent next() {
        while (waiting.size() < mix.shuffleWindow()) {
            SentEvent made = make();
            waiting.add(made);
            if (happens(mix.copies())) {
                waiting.add(made);
            }
        }
        int taken = mix.shuffleWindow() == 1 ? 0 : random.nextInt(waiting.size());
        return waiting.remove(taken);
    }

    public List<SentEvent> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    private SentEvent make() {
        // A Kafka timestamp has milliseconds, the time of an event has microseconds.
        sentAt = sentAt.plusMillis(random.nextInt(20));
        int persona = random.nextInt(mix.personas());
        String variantId = "variant-" + random.nextInt(mix.variants());
        if (happens(mix.oldPosts())) {
            return sent(maker.post(personaId(persona), variantId, oldTime()), false);
        }
        Instant time = time(persona);
        lastTime = time;
        return sent(maker.make(personaId(persona), variantId, time), true);
    }

    private SentEvent sent(MonitorEvent event, boolean audited) {
        return new SentEvent(AcceptedEvent.of(event, audited, sentAt), sentAt);
    }

    private Instant time(int persona) {
        if (happens(mix.equalTimes()) && mix.clockSkew().isZero()) {
            return lastTime;
        }
        Instant punctual = sentAt.minus(random.nextInt(1_000_000), ChronoUnit.MICROS);
        if (happens(mix.late())) {
            return punctual.minusSeconds(
                    (long) (random.nextDouble() * mix.latest().toSeconds()));
        }
        // Without the microseconds before, which could hide how far ahead a clock may be.
        return mix.clockSkew().isZero()
                ? punctual
                : persona % 2 == 0 ? sentAt.plus(mix.clockSkew()) : sentAt.minus(mix.clockSkew());
    }

    /** Some are too old by a microsecond. */
    private Instant oldTime() {
        Instant tooOld = sentAt.minus(RETENTION).minus(1, ChronoUnit.MICROS);
        return random.nextBoolean() ? tooOld : tooOld.minus(Duration.ofDays(random.nextInt(OLDEST_DAYS)));
    }

    private boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Some ids sort differently by characters, by code points and by bytes. */
    private static String personaId(int number) {
        return switch (number % 4) {
            case 1 -> "Persona " + number;
            case 2 -> "persönlich-" + number;
            case 3 -> "\uD83D\uDE80 \uFF5E " + number;
            default -> "persona-" + number;
        };
    }
}
