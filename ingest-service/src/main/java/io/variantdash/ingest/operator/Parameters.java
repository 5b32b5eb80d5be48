package io.variantdash.ingest.operator;

import io.variantdash.event.field.RecordTime;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request, each of which is known and there once: a filter with a slip in it must not mean everything. */
public final class Parameters {

    private static final int LONGEST_ID = 128;

    private final MultivaluedMap<String, String> values;

    private Parameters(MultivaluedMap<String, String> values) {
        this.values = values;
    }

    /** Refuses with 400 what is not among {@code known}, and what is there twice. */
    public static Parameters of(MultivaluedMap<String, String> values, Set<String> known) {
        for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
            if (!known.contains(parameter.getKey())) {
                throw RefusedRequest.malformed("There is no parameter of that name; allowed are %s."
                        .formatted(String.join(", ", new TreeSet<>(known))));
            }
            if (parameter.getValue().size() > 1) {
                throw refuse(
                        parameter.getKey(),
                        "is there %d times; give it once"
                                .formatted(parameter.getValue().size()));
            }
        }
        return new Parameters(values);
    }

    /** Ends the request, with the parameter named. */
    public static RefusedRequest refuse(String name, String problem) {
        return RefusedRequest.malformed("The parameter %s %s.".formatted(name, problem));
    }

    /** The text as it was given. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.getFirst(name));
    }

    /** One of a closed set. */
    public Optional<String> oneOf(String name, Set<String> allowed) {
        return text(name).map(text -> {
            if (!allowed.contains(text)) {
                throw refuse(name, "must be one of " + String.join(", ", new TreeSet<>(allowed)));
            }
            return text;
        });
    }

    /** An identifier, as events have them. */
    public Optional<String> id(String name) {
        return text(name).map(text -> requireId(name, text));
    }

    /** The text itself, if it is an identifier, as events have them; else the request ends, with its name. */
    public static String requireId(String name, String text) {
        boolean clean = text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        if (text.isBlank() || !clean || text.codePointCount(0, text.length()) > LONGEST_ID) {
            throw refuse(
                    name, "must have 1 to %d characters in UTF-8, and no control characters".formatted(LONGEST_ID));
        }
        return text;
    }

    /** A time with an offset. */
    public Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (RecordTime.isPlausible(time)) {
                    return time;
                }
            } catch (DateTimeException e) {
                // told below
            }
            throw refuse(
                    name,
                    "must be a time of the years 2015..2100 like 2026-01-31T10:00:00Z, with Z or an offset (whose + is %2B in an address)");
        });
    }

    /** A whole number between 1 and {@code most}, {@code usual} where it is absent. */
    public int upTo(String name, int most, int usual) {
        String text = values.getFirst(name);
        if (text == null) {
            return usual;
        }
        boolean number = text.matches("[0-9]{1,9}");
        if (!number || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw refuse(name, "must be a whole number in 1..%d".formatted(most));
        }
        return Integer.parseInt(text);
    }
}
