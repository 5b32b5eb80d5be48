package io.variantdash.query.events;

import io.variantdash.event.EventType;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import io.variantdash.query.web.request.VariantId;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which part of the audit trail is wanted: that of a persona, and what else the request says. */
record EventFilter(
        PersonaId persona,
        @Nullable EventType type,
        @Nullable VariantId variant,
        TimeRange range) {

    static EventFilter of(
            PersonaId persona,
            @Nullable String type,
            @Nullable String variant,
            @Nullable Moment from,
            @Nullable Moment to) {
        return new EventFilter(
                persona,
                type == null ? null : type(type),
                variant == null ? null : new VariantId(variant),
                new TimeRange(Moment.in("from", from, Moment.EARLIEST), Moment.in("to", to, Moment.LATEST)));
    }

    /** Counts are most of the events; those of a type that is not counts are found without passing them. */
    boolean wantsNewsOnly() {
        return type != null && type != EventType.PERFORMANCE_UPDATE;
    }

    /** The parameters of a statement that the filter decides. */
    Stream<@Nullable Object> parameters() {
        String typeName = type == null ? null : type.wireName();
        String variantId = variant == null ? null : variant.value();
        return Stream.of(persona.value(), range.from(), range.to(), typeName, typeName, variantId, variantId);
    }

    /** The list that a cursor belongs to: another filter is another list. */
    String list() {
        return "events/" + this;
    }

    private static EventType type(String wireName) {
        return EventType.ofWireName(wireName)
                .orElseThrow(() -> new MalformedParameter(
                        "type",
                        wireName,
                        "one of "
                                + Arrays.stream(EventType.values())
                                        .map(EventType::wireName)
                                        .collect(Collectors.joining(", "))));
    }
}
