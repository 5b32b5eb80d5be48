package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.ContractField;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import io.variantdash.support.WrongValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventFaultsTest {

    static Stream<WrongValue> wrongValues() {
        return ContractField.all().flatMap(field -> WrongValue.of(field).stream());
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void areTheVerdictWhereOneFieldIsWrong(WrongValue wrong) {
        assertThat(faults(wrong.message()))
                .containsExactly(new EventFault(wrong.field().name(), wrong.code(), wrong.reason()));
    }

    @ParameterizedTest
    @EnumSource
    void nameEveryFieldThatIsWrongAndTheVerdictFirst(EventType type) {
        List<ContractField> fields =
                ContractField.all().filter(field -> field.type() == type).toList();
        Message message = Message.of(type);
        for (ContractField field : fields) {
            message = message.with(field.name(), "true");
        }
        RejectedEvent verdict = Verdict.rejected(message);

        assertThat(faults(message))
                .extracting(EventFault::field)
                .containsExactlyInAnyOrderElementsOf(
                        fields.stream().map(ContractField::name).toList());
        assertThat(faults(message).get(0).reason()).isEqualTo(verdict.reason());
    }

    @ParameterizedTest
    @EnumSource
    void nameEveryFieldThatIsMissing(EventType type) {
        assertThat(faults(new Message(type, Map.of())))
                .allMatch(fault -> fault.code() == RejectionCode.MISSING_FIELD)
                .extracting(EventFault::field)
                .containsExactlyInAnyOrderElementsOf(ContractField.all()
                        .filter(field -> field.type() == type && field.required())
                        .map(ContractField::name)
                        .toList());
    }

    @Test
    void blameInteractionsOnlyForWhatIsKnownOfViews() {
        Message counts = Message.of(EventType.PERFORMANCE_UPDATE);

        assertThat(faults(counts.with("view_count", "\"many\"")))
                .extracting(EventFault::field)
                .containsExactly("view_count");
        assertThat(faults(counts.with("view_count", "1").with("engagement_rate", "2")))
                .extracting(EventFault::field)
                .containsExactly("interaction_count", "engagement_rate");
    }

    @Test
    void goOnBehindWhatNoTextMayHold() {
        assertThat(faults(Message.of(EventType.PERFORMANCE_UPDATE)
                        .with("view_count", "NaN")
                        .with("variant_id", "\"a\\u0000\"")
                        .with("unknown", "[\"\\ud800\"]")
                        .with("updated_at", "5")))
                .extracting(EventFault::field)
                .containsExactly("variant_id", "view_count", "unknown[0]", "updated_at");
    }

    @Test
    void nameNoFieldWhereTheRecordIsNoObject() {
        for (String value : List.of("", "[]", "{\"a\":", "\u0000")) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            RejectedEvent verdict = Verdict.rejected(EventType.EARLY_KILL, bytes);

            assertThat(faults(EventType.EARLY_KILL, bytes))
                    .containsExactly(new EventFault(null, verdict.code(), verdict.reason()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areNoneOfAnEvent(EventType type) {
        assertThat(faults(Message.of(type))).isEmpty();
    }

    private static List<EventFault> faults(Message message) {
        return faults(message.type(), message.bytes());
    }

    private static List<EventFault> faults(EventType type, byte[] value) {
        return Verdict.CODEC.faults(type, value, Golden.RECORD_TIME);
    }
}
