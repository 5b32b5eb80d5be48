package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.MonitorEvent;
import io.variantdash.support.Golden;
import io.variantdash.support.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    static Stream<Golden> messages() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void haveThePromisedCanonicalFieldsAndIdentity(Golden golden) {
        AcceptedEvent accepted = Verdict.accepted(golden.type(), golden.message());

        assertThat(accepted.canonicalFields()).isEqualTo(golden.canonicalFields());
        assertThat(accepted.identity()).hasToString(golden.identity());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void nameTheirVariantAndTime(Golden golden) {
        MonitorEvent event = Verdict.accepted(golden.type(), golden.message()).event();

        assertThat(event.type()).isEqualTo(golden.type());
        assertThat(golden.canonicalFields())
                .contains("\"" + event.occurredAt() + "\"")
                .matches(fields -> event.variantId() == null
                        ? !fields.contains("\"variant_id\"")
                        : fields.contains("\"variant_id\":\"" + event.variantId() + "\""));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void areRestoredFromTheirStoredParts(Golden golden) {
        MonitorEvent event = Verdict.accepted(golden.type(), golden.message()).event();

        AcceptedEvent restored = AcceptedEvent.of(
                Verdict.CODEC.restore(golden.type(), event.personaId(), event.eventId(), golden.canonicalFields()));

        assertThat(restored.canonicalFields()).isEqualTo(golden.canonicalFields());
        assertThat(restored.identity()).hasToString(golden.identity());
    }
}
