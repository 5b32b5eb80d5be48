package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.support.AnyEvent;
import io.variantdash.support.ContractField;
import io.variantdash.support.ContractField.Kind;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Respelling;
import io.variantdash.support.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AnyEvent.class)
class EventIdentityTest {

    @Property
    void isTheSameHoweverTheEventIsSpelled(@ForAll MonitorEvent event, @ForAll long seed) {
        AcceptedEvent respelled = Verdict.accepted(event.type(), Respelling.of(event, seed));

        assertThat(respelled.canonicalFields())
                .isEqualTo(AcceptedEvent.of(event).canonicalFields());
        assertThat(respelled.identity()).isEqualTo(AcceptedEvent.of(event).identity());
    }

    @Property
    void isANameBasedUuid(@ForAll MonitorEvent event) {
        UUID identity = AcceptedEvent.of(event).identity();

        assertThat(identity.version()).isEqualTo(5);
        assertThat(identity.variant()).isEqualTo(2);
    }

    @Property
    void differsBetweenEventsThatDiffer(@ForAll MonitorEvent one, @ForAll MonitorEvent other) {
        assertThat(AcceptedEvent.of(one)
                        .identity()
                        .equals(AcceptedEvent.of(other).identity()))
                .isEqualTo(one.equals(other));
    }

    @Example
    void isTheSameWithDefaultsSpelledOut() {
        String recordTime = "\"" + Golden.RECORD_TIME + "\"";
        Message post = Message.of(EventType.VARIANT_POSTED);
        Message update = Message.of(EventType.PERFORMANCE_UPDATE);
        Message alert = Message.of(EventType.OPTIMIZATION_ALERT);

        assertThat(identity(post))
                .isEqualTo(identity(post.with("status", "\"active\"")
                        .with("updated_at", "\"2026-01-31T08:00:00Z\"")
                        .with("event_type", "\"variant_posted\"")));
        assertThat(identity(update))
                .isEqualTo(identity(update.with("engagement_rate", "0.06").with("updated_at", recordTime)));
        assertThat(identity(alert)).isEqualTo(identity(alert.with("raised_at", recordTime)));
    }

    @Example
    void changesWithEveryField() {
        for (EventType type : EventType.values()) {
            Message message = Message.of(type);
            List<UUID> identities = new ArrayList<>(List.of(identity(message)));
            for (ContractField field : ContractField.of(type)) {
                if (field.kind() != Kind.EVENT_TYPE) {
                    identities.add(identity(message.with(field.name(), otherValue(field))));
                }
            }
            assertThat(identities).as(type.wireName()).doesNotHaveDuplicates();
        }
    }

    @Example
    void changesWithTheType() {
        MonitorEvent fatigue =
                Verdict.accepted(Message.of(EventType.PATTERN_FATIGUE)).event();
        MonitorEvent alert =
                Verdict.accepted(Message.of(EventType.OPTIMIZATION_ALERT)).event();

        assertThat(EventIdentity.of(fatigue, "{}")).isNotEqualTo(EventIdentity.of(alert, "{}"));
    }

    @Example
    void anAbsentEventIdIsNotTheTextNull() {
        Message message = Message.of(EventType.EARLY_KILL);

        assertThat(Arrays.asList(
                        identity(message),
                        identity(message.with("event_id", "\"null\"")),
                        identity(message.with("event_id", "\"\""))))
                .doesNotHaveDuplicates();
    }

    private static UUID identity(Message message) {
        return Verdict.accepted(message).identity();
    }

    private static String otherValue(ContractField field) {
        return switch (field.kind()) {
            case EVENT_TYPE, EVENT_ID, ID, TEXT -> "\"other\"";
            case COUNT -> "151";
            case RATE -> "0.5";
            case TIME -> "\"2026-01-31T07:59:59.999999Z\"";
            case STATUS -> "\"paused\"";
            case PRIORITY -> "\"low\"";
            case STATE -> "\"cleared\"";
            case OBJECT -> "{}";
        };
    }
}
