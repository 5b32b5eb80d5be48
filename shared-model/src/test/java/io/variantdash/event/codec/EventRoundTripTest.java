package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.support.AnyEvent;
import io.variantdash.support.Verdict;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AnyEvent.class)
class EventRoundTripTest {

    @Property
    void anEncodedEventIsReadAsTheSame(@ForAll MonitorEvent event) {
        AcceptedEvent accepted = Verdict.accepted(event.type(), Verdict.CODEC.encode(event));

        assertThat(accepted).isEqualTo(AcceptedEvent.of(event, true, accepted.recordedAt()));
        assertThat(accepted.event()).isEqualTo(event);
    }

    @Property
    void aStoredEventIsRestoredAsTheSame(@ForAll MonitorEvent event) {
        String fields = AcceptedEvent.of(event).canonicalFields();

        MonitorEvent restored = Verdict.CODEC.restore(event.type(), event.personaId(), event.eventId(), fields);

        assertThat(restored).isEqualTo(event);
    }

    @Example
    void whatIsNoStoredEventIsAnError() {
        for (String fields : new String[] {"", "null", "[]", "{", "{}", "{\"pattern\":5}"}) {
            assertThatIllegalArgumentException()
                    .as(fields)
                    .isThrownBy(() -> Verdict.CODEC.restore(EventType.PATTERN_FATIGUE, "ava", null, fields))
                    .withMessageStartingWith("Stored pattern_fatigue is ");
        }
    }
}
