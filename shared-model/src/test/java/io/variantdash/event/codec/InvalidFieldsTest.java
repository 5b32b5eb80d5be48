package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.ContractField;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import io.variantdash.support.WrongValue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field of every event with every kind of value that it must not have. */
class InvalidFieldsTest {

    static Stream<WrongValue> wrongValues() {
        return ContractField.all().flatMap(field -> WrongValue.of(field).stream());
    }

    static Stream<ContractField> requiredFields() {
        return ContractField.all().filter(ContractField::required);
    }

    static Stream<ContractField> optionalFields() {
        return ContractField.all().filter(field -> !field.required());
    }

    static Stream<ContractField> optionalWords() {
        return optionalFields().filter(field -> field.kind().isWords());
    }

    @ParameterizedTest
    @MethodSource("wrongValues")
    void areRefusedWithAReasonThatNamesThem(WrongValue wrong) {
        RejectedEvent rejected = Verdict.rejected(wrong.message());

        assertThat(rejected.code()).isEqualTo(wrong.code());
        assertThat(rejected.reason()).isEqualTo(wrong.reason());
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void areMissedWhereTheyAreRequired(ContractField field) {
        RejectedEvent missing =
                new RejectedEvent(RejectionCode.MISSING_FIELD, field.name() + " is missing; it is required");

        assertThat(Verdict.rejected(Message.of(field.type()).without(field.name())))
                .isEqualTo(missing);
        assertThat(Verdict.rejected(Message.of(field.type()).with(field.name(), "null")))
                .isEqualTo(missing);
    }

    @ParameterizedTest
    @MethodSource("optionalFields")
    void nullIsTheSameAsAnAbsentOptionalField(ContractField field) {
        Message message = Message.of(field.type());

        assertThat(Verdict.accepted(message.with(field.name(), "null")))
                .isEqualTo(Verdict.accepted(message.without(field.name())));
    }

    @ParameterizedTest
    @MethodSource("optionalWords")
    void aBlankTextIsTheSameAsAnAbsentOptionalText(ContractField field) {
        Message message = Message.of(field.type());

        assertThat(Verdict.accepted(message.with(field.name(), "\" \\t\\u2003\"")))
                .isEqualTo(Verdict.accepted(message.without(field.name())));
    }
}
