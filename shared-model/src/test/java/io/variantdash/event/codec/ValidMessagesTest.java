package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidMessagesTest {

    private static final Message POST = Message.of(EventType.VARIANT_POSTED);
    private static final Message UPDATE = Message.of(EventType.PERFORMANCE_UPDATE);

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0e5, 0",
        "1.0, 1",
        "1e3, 1000",
        "1.5E+1, 15",
        "9007199254740991, 9007199254740991",
        "9007199254740991.0, 9007199254740991"
    })
    void countsAreWholeHoweverTheyAreSpelled(String spelled, long count) {
        EarlyKill kill =
                (EarlyKill) Verdict.accepted(Message.of(EventType.EARLY_KILL).with("sample_size", spelled))
                        .event();

        assertThat(kill.sampleSize()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "1, 1", "1.000, 1", "6.5e-2, 0.065", "4.9E-324, 4.9E-324", "1e-999999999, 0"})
    void ratesAreSharesOfOne(String spelled, double rate) {
        PerformanceUpdate update = (PerformanceUpdate)
                Verdict.accepted(UPDATE.with("engagement_rate", spelled)).event();

        assertThat(Double.toString(update.engagementRate())).isEqualTo(Double.toString(rate)); // tells -0.0 from 0.0
    }

    @ParameterizedTest
    @CsvSource({"150, 2500, 0.06", "0, 0, 0", "0, 5, 0", "5, 5, 1", "1, 9007199254740991, 1.1102230246251568E-16"})
    void anAbsentEngagementRateIsInteractionsPerView(String interactions, String views, double rate) {
        PerformanceUpdate update = (PerformanceUpdate)
                Verdict.accepted(UPDATE.with("interaction_count", interactions).with("view_count", views))
                        .event();

        assertThat(update.engagementRate()).isEqualTo(rate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"persona_id", "variant_id", "event_id"})
    void idsMayHave128CharactersOfAnyPlane(String field) {
        String id = "😀".repeat(128);
        MonitorEvent event =
                Verdict.accepted(POST.with(field, "\"" + id + "\"")).event();

        assertThat(
                        field.equals("persona_id")
                                ? event.personaId()
                                : field.equals("variant_id") ? event.variantId() : event.eventId())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0007\n", "null"})
    void anEventIdMayBeAnyText(String eventId) {
        String json = "\"" + eventId.replace("\u0007", "\\u0007").replace("\n", "\\n") + "\"";

        assertThat(Verdict.accepted(POST.with("event_id", json)).event().eventId())
                .isEqualTo(eventId);
    }

    @Test
    void unknownFieldsMayHoldAnythingThatCanBeStored() {
        Message message = POST.with("later", "{\"a\":[1e308,-1e308,null,true,\"\\ud83d\\ude00\\u0001\",{}]}")
                .with("", "[]");

        assertThat(Verdict.accepted(message)).isEqualTo(Verdict.accepted(POST));
    }

    @Test
    void aPostTakesItsDefaults() {
        VariantPosted post = (VariantPosted) Verdict.accepted(POST).event();

        assertThat(post.status()).isEqualTo(VariantStatus.ACTIVE);
        assertThat(post.updatedAt()).isEqualTo(post.postedAt());
        assertThat(post.patternUsed()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"performance_update", "early_kill", "pattern_fatigue", "optimization_alert"})
    void anAbsentTimeIsTheTimeOfTheRecord(String type) {
        Message message = Message.of(EventType.ofWireName(type).orElseThrow());

        assertThat(Verdict.accepted(message).event().occurredAt()).isEqualTo(Golden.RECORD_TIME);
    }
}
