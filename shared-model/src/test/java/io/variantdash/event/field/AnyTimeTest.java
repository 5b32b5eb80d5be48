package io.variantdash.event.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.json.InstantText;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AnyTimeTest {

    private static final Message UPDATE = Message.of(EventType.PERFORMANCE_UPDATE);
    private static final String[] FORMS = {
        "2026-01-31T09:00:00Z",
        "2026-12-31T23:59:59.123456789Z",
        "20260131T090000+0100",
        "2024-02-29 24:00:00.0+01:00[UTC]"
    };
    private static final String CHARACTERS = "0123456789TtZz:-+., \u2212\u0661[]W";

    @Property(tries = 10_000)
    void isTheSameForTheFastReaderAndTheOneOfAllForms(@ForAll long seed) {
        String text = nearlyATime(new Random(seed));

        Instant fast = InstantText.parse(text);
        Instant slow = IsoDateTime.parse(text);

        if (fast != null) {
            assertThat(fast).as(text).isEqualTo(slow);
        }
        if (slow != null) {
            assertThat(IsoDateTime.parse(slow.toString())).as(text).isEqualTo(slow);
        } else {
            assertThat(TimeProblem.of(text)).as(text).isNotNull();
        }
    }

    @Property(tries = 2_000)
    void ofARecordLeadsToAVerdict(@ForAll long timestamp, @ForAll boolean timeGiven) {
        Message message = timeGiven ? UPDATE.with("updated_at", "\"2015-01-01T00:00:00Z\"") : UPDATE;
        Instant recordTime = Instant.ofEpochMilli(timestamp);

        DecodedEvent verdict = Verdict.CODEC.decode(EventType.PERFORMANCE_UPDATE, message.bytes(), recordTime);

        // Of a record of our time the event is too old, of another it is valid as it stands; without a time it is
        // reversed.
        boolean accepted = timeGiven != RecordTime.isPlausible(timestamp);
        assertThat(verdict).isInstanceOf(accepted ? AcceptedEvent.class : RejectedEvent.class);
        assertThat(RecordTime.isPlausible(recordTime)).isEqualTo(RecordTime.isPlausible(timestamp));
    }

    /** One of the forms with other digits and, here and there, another character, one more or one less. */
    private static String nearlyATime(Random random) {
        StringBuilder text = new StringBuilder(FORMS[random.nextInt(FORMS.length)]);
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.length());
            char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
            switch (random.nextInt(6)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, character);
                case 2 -> text.setCharAt(at, character);
                default -> text.setCharAt(at, Character.isDigit(text.charAt(at)) ? digit(random) : text.charAt(at));
            }
        }
        return text.toString();
    }

    private static char digit(Random random) {
        return (char) ('0' + random.nextInt(10));
    }
}
