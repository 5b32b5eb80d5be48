package io.variantdash.ingest.deadletter.read;

import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.operator.Parameters;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are meant; null is any.
 *
 * @param from the earliest time at which a letter was first refused
 * @param to the time before which it was
 */
public record LetterFilter(
        @Nullable String code,
        @Nullable String topic,
        @Nullable String personaId,
        @Nullable Instant from,
        @Nullable Instant to) {

    /** The names of its parameters. */
    public static final Set<String> PARAMETERS = Set.of("code", "topic", "persona_id", "from", "to");

    /** What others wrote to the dead-letter topic has no code. */
    private static final Set<String> CODES = Stream.concat(
                    Stream.of(RejectionCode.values()).map(RejectionCode::wireName), Stream.of("unknown"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> TOPICS = Stream.concat(
                    Stream.of(EventType.values()).map(EventType::topic), Stream.of(Topics.DEAD_LETTER))
            .collect(Collectors.toUnmodifiableSet());

    /** Reads the filter; a malformed parameter is refused by its name. */
    public static LetterFilter of(Parameters parameters) {
        Optional<Instant> from = parameters.time("from");
        Optional<Instant> to = parameters.time("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw Parameters.refuse("from", "must be before to");
        }
        return new LetterFilter(
                parameters.oneOf("code", CODES).orElse(null),
                parameters.oneOf("topic", TOPICS).orElse(null),
                parameters.id("persona_id").orElse(null),
                from.orElse(null),
                to.orElse(null));
    }
}
