package io.variantdash.ingest.deadletter;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place at which a refused record was found. Its text, {@code topic-partition-offset}, needs no escape in an address. */
public record LetterId(String topic, int partition, long offset) {

    /** As Kafka names topics. */
    private static final Pattern FORM = Pattern.compile("([a-zA-Z0-9._-]{1,249})-([0-9]{1,10})-([0-9]{1,19})");

    /** Reads the text of an id; empty if it is none. */
    public static Optional<LetterId> parse(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new LetterId(parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))));
        } catch (NumberFormatException e) { // too large
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
