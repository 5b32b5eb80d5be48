package io.variantdash.support;

import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.ContractField.Kind;
import java.util.ArrayList;
import java.util.List;

/** A field with a value that it must not have, and what must be said of it. */
public record WrongValue(ContractField field, String json, RejectionCode code, String reason) {

    private static final String TIME_FORM = "an ISO-8601 time with offset, like 2026-01-31T10:00:00Z";

    public Message message() {
        return Message.of(field.type()).with(field.name(), json);
    }

    @Override
    public String toString() {
        return field + " = " + (json.length() <= 40 ? json : json.substring(0, 40) + "…");
    }

    public static List<WrongValue> of(ContractField field) {
        List<WrongValue> cases = new ArrayList<>();
        String expected = expectedType(field.kind());
        wrongType(cases, field, "true", "the boolean true", expected);
        wrongType(cases, field, "[\"x\"]", "an array", expected);
        if (field.kind() != Kind.OBJECT) {
            wrongType(cases, field, "{}", "an object", expected);
        }
        if (field.kind().isText() || field.kind() == Kind.OBJECT) {
            wrongType(cases, field, "5", "the number 5", expected);
        } else {
            wrongType(cases, field, "\"5\"", "a text", expected);
        }
        if (field.required() && field.kind().isWords()) {
            refused(cases, field, "\" \\t\\n\"", RejectionCode.BLANK_FIELD, " is blank; give it a text");
        }
        special(cases, field);
        return cases;
    }

    private static void special(List<WrongValue> cases, ContractField field) {
        switch (field.kind()) {
            case EVENT_TYPE ->
                refused(
                        cases,
                        field,
                        "\"viral_post\"",
                        RejectionCode.WRONG_EVENT_TYPE,
                        " is 'viral_post', but the topic %s carries %s; send it to its own topic or leave event_type out"
                                .formatted(field.type().topic(), field.type().wireName()));
            case EVENT_ID -> tooLong(cases, field);
            case ID -> {
                tooLong(cases, field);
                controlCharacter(cases, field, "\\u0007", "U+0007");
                controlCharacter(cases, field, "\\u007f", "U+007F");
                controlCharacter(cases, field, "\u0085", "U+0085");
            }
            case COUNT -> {
                for (String fraction : new String[] {"1.5", "1.0E-10"}) {
                    wrongType(cases, field, fraction, "the number " + fraction, "a whole number");
                }
                for (String outside : new String[] {"-1", "9007199254740992", "123456789012345678901234567890"}) {
                    outside(cases, field, outside, "0..9007199254740991");
                }
                notFinite(cases, field);
            }
            case RATE -> {
                for (String outside : new String[] {"-0.1", "-4.9E-324", "1.0000000000000002", "6.5", "2"}) {
                    outside(cases, field, outside, "0..1");
                }
                notFinite(cases, field);
            }
            case STATUS -> {
                unknown(cases, field, "killed", "active, paused, completed");
                unknown(cases, field, "Active", "active, paused, completed");
            }
            case PRIORITY -> unknown(cases, field, "urgent", "low, medium, high");
            case STATE -> unknown(cases, field, "gone", "raised, cleared");
            case TIME -> {
                noTime(cases, field, "", "");
                noTime(cases, field, "yesterday", "");
                noTime(cases, field, "1769853600", ", which looks like a count of seconds or milliseconds");
                noTime(cases, field, "2026-01-31T10:00:00", ", which has no offset");
            }
            case TEXT, OBJECT -> {}
        }
    }

    private static void noTime(List<WrongValue> cases, ContractField field, String text, String problem) {
        refused(
                cases,
                field,
                "\"" + text + "\"",
                RejectionCode.INVALID_TIME,
                " is '%s'%s; give %s".formatted(text, problem, TIME_FORM));
    }

    private static void tooLong(List<WrongValue> cases, ContractField field) {
        String json = "\"" + "😀".repeat(129) + "\"";
        refused(cases, field, json, RejectionCode.TOO_LONG, " has 129 characters; at most 128 are allowed");
    }

    private static void controlCharacter(List<WrongValue> cases, ContractField field, String json, String name) {
        refused(
                cases,
                field,
                "\"ab" + json + "c\"",
                RejectionCode.FORBIDDEN_CHARACTER,
                " has the control character %s at index 2; control characters are not allowed in ids".formatted(name));
    }

    private static void notFinite(List<WrongValue> cases, ContractField field) {
        for (String number : new String[] {"NaN", "Infinity", "-Infinity", "1e999999999", "1" + "0".repeat(400)}) {
            refused(
                    cases,
                    field,
                    number,
                    RejectionCode.NOT_FINITE,
                    " is not a finite number; NaN, Infinity and numbers beyond ±1.8e308 are not allowed");
        }
    }

    private static void outside(List<WrongValue> cases, ContractField field, String number, String range) {
        refused(cases, field, number, RejectionCode.OUT_OF_RANGE, " is %s; it must lie in %s".formatted(number, range));
    }

    private static void unknown(List<WrongValue> cases, ContractField field, String value, String allowed) {
        refused(
                cases,
                field,
                "\"" + value + "\"",
                RejectionCode.UNKNOWN_VALUE,
                " is '%s'; allowed are %s".formatted(value, allowed));
    }

    private static void wrongType(
            List<WrongValue> cases, ContractField field, String json, String is, String expected) {
        refused(cases, field, json, RejectionCode.WRONG_TYPE, " is %s; it must be %s".formatted(is, expected));
    }

    private static void refused(
            List<WrongValue> cases, ContractField field, String json, RejectionCode code, String reason) {
        cases.add(new WrongValue(field, json, code, field.name() + reason));
    }

    private static String expectedType(Kind kind) {
        return switch (kind) {
            case COUNT -> "a whole number";
            case RATE -> "a number";
            case OBJECT -> "an object";
            case TIME -> "a text with " + TIME_FORM;
            case EVENT_TYPE, EVENT_ID, ID, TEXT, STATUS, PRIORITY, STATE -> "a text";
        };
    }
}
