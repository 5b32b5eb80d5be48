package io.variantdash.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.AnyEvent;
import io.variantdash.support.Contract;
import io.variantdash.support.ContractField;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import io.variantdash.support.WrongValue;
import io.variantdash.update.DashboardUpdate;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AnyEvent.class)
class SchemaAgreementTest {

    /** What a schema can express; the rest is in its descriptions. */
    private static final Set<RejectionCode> STRUCTURAL = EnumSet.of(
            RejectionCode.NOT_AN_OBJECT,
            RejectionCode.WRONG_EVENT_TYPE,
            RejectionCode.MISSING_FIELD,
            RejectionCode.BLANK_FIELD,
            RejectionCode.WRONG_TYPE,
            RejectionCode.OUT_OF_RANGE,
            RejectionCode.UNKNOWN_VALUE,
            RejectionCode.TOO_LONG,
            RejectionCode.FORBIDDEN_CHARACTER);

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "0",
            "-1",
            "0.5",
            "1.0",
            "1.5",
            "1e3",
            "9007199254740991",
            "9007199254740992",
            "\"\"",
            "\" \"",
            "\"\\u2003\\u001c\"",
            "\"\\u00a0\"",
            "\"\\u0085\"",
            "\"ava\"",
            "\"a\\u0007\"",
            "\"a\\n\"",
            "\"early_kill\"",
            "\"pattern_fatigue\"",
            "\"active\"",
            "\"killed\"",
            "\"high\"",
            "\"raised\"",
            "\"2026-01-31T10:00:00Z\"",
            "\"2026-01-31t11:00+0100\"",
            "\"2026-01-31T11:00:00.+01\"",
            "\"2026-01-31 10:00:00,5Z\"",
            "\"20260131T110000.1234567890\u221201\"",
            "\"2026-01-31T11:00+01:00[Europe/Berlin]\"",
            "\"20260131T10:00Z\"",
            "\"2026-W05-6T10:00:00Z\"",
            "\"2026-01-31T10:00:00\"",
            "\"2026-01-31T10:00:00Z\\n\"",
            "\"" + "😀".repeat(128) + "\"",
            "\"" + "😀".repeat(129) + "\"");

    @Example
    void schemasAllowTheGoldenMessages() {
        Golden.all()
                .forEach(golden -> assertThat(Contract.breaches(Contract.fileOf(golden.type()), golden.message()))
                        .as(golden.name())
                        .isEmpty());
    }

    @Property
    void schemasAllowEveryEvent(@ForAll MonitorEvent event) {
        assertThat(Contract.breaches(Contract.fileOf(event.type()), Verdict.CODEC.encode(event)))
                .isEmpty();
    }

    @Property
    void schemasAllowEveryUpdate(@ForAll MonitorEvent event) {
        byte[] update =
                DashboardUpdate.of(event, AcceptedEvent.of(event).identity()).toJson();

        assertThat(Contract.breaches("dashboard-update.schema.json", update)).isEmpty();
    }

    @Example
    void schemasRefuseWrongValues() {
        ContractField.all()
                .flatMap(field -> WrongValue.of(field).stream())
                .filter(wrong -> STRUCTURAL.contains(wrong.code()))
                .forEach(wrong -> assertThat(Contract.breaches(
                                Contract.fileOf(wrong.field().type()),
                                wrong.message().bytes()))
                        .as(wrong.toString())
                        .isNotEmpty());
    }

    @Example
    void blankAndControlCharactersAreTheSameInBoth() {
        JsonNode kinds = Contract.document("fields.schema.json").get("$defs");
        Predicate<String> spoken =
                Pattern.compile(kinds.at("/spoken/pattern").textValue()).asPredicate();
        Predicate<String> control =
                Pattern.compile(kinds.at("/id/not/pattern").textValue()).asPredicate();

        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(codePoint -> {
                    String text = Character.toString(codePoint);
                    return spoken.test(text) == text.isBlank()
                            || control.test(text) != Character.isISOControl(codePoint);
                }))
                .isEmpty();
    }

    @Property(tries = 3000)
    void schemaAndCodecHaveTheSameVerdict(@ForAll EventType type, @ForAll long seed) {
        Message message = changed(Message.of(type), new Random(seed));

        DecodedEvent verdict = Verdict.on(type, message.bytes());
        List<String> breaches = Contract.breaches(Contract.fileOf(type), message.bytes());

        if (!breaches.isEmpty()) {
            assertThat(verdict).as("%s: %s", message, breaches).isInstanceOf(RejectedEvent.class);
        } else if (verdict instanceof RejectedEvent rejected) {
            assertThat(rejected.code()).as("%s: %s", message, rejected).isNotIn(STRUCTURAL);
        }
    }

    private static Message changed(Message message, Random random) {
        List<ContractField> fields = ContractField.of(message.type());
        Message changed = message;
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            String field = fields.get(random.nextInt(fields.size())).name();
            changed = random.nextInt(10) == 0
                    ? changed.without(field)
                    : changed.with(field, VALUES.get(random.nextInt(VALUES.size())));
        }
        return changed;
    }
}
