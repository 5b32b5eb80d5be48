package io.variantdash.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.event.EventType;
import io.variantdash.event.field.FieldReader;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.event.field.TimeWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads on after a breach, with a value that breaks nothing in place of the one at fault, and keeps the first fault of each
 * field. The checks themselves are those of {@link FieldReader}, so nothing is told that a verdict would not say.
 */
final class FaultCollector extends FieldReader {

    @FunctionalInterface
    private interface Read<T> {
        @Nullable T read() throws InvalidEventException;
    }

    private static final String SOME_TEXT = "-";
    private static final long MANY = Long.MAX_VALUE; // so that no number of interactions exceeds it

    private final JsonNode message;
    private final List<EventFault> faults = new ArrayList<>();

    private FaultCollector(JsonNode message, TimeWindow window) {
        super(message, window);
        this.message = message;
    }

    static List<EventFault> faults(EventType type, byte @Nullable [] value, TimeWindow window) {
        try {
            JsonNode message = MessageParser.parse(value);
            FaultCollector fields = new FaultCollector(message, window);
            fields.setAsideForbiddenCharacters();
            fields.orNothing(null, () -> new EventReader(fields).read(type));
            return List.copyOf(fields.faults);
        } catch (InvalidEventException e) {
            return List.of(EventFault.of(null, e));
        } catch (RuntimeException | StackOverflowError e) { // as in the verdict
            return List.of(new EventFault(
                    null, RejectionCode.INTERNAL, RejectedEvent.internal(e).reason()));
        }
    }

    /** Fields with these are not fit to be read. */
    private void setAsideForbiddenCharacters() {
        List<String> unreadable = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : message.properties()) {
            JsonNode alone = JsonNodeFactory.instance.objectNode().set(field.getKey(), field.getValue());
            Boolean readable = orNothing(field.getKey(), () -> {
                CharacterCheck.of(alone);
                return Boolean.TRUE;
            });
            if (readable == null) {
                unreadable.add(field.getKey());
            }
        }
        ((ObjectNode) message).remove(unreadable);
    }

    @Override
    public String text(String field) {
        return or(field, SOME_TEXT, () -> super.text(field));
    }

    @Override
    public @Nullable String optionalText(String field) {
        return orNothing(field, () -> super.optionalText(field));
    }

    @Override
    public String id(String field) {
        return or(field, SOME_TEXT, () -> super.id(field));
    }

    @Override
    public @Nullable String optionalId(String field) {
        return orNothing(field, () -> super.optionalId(field));
    }

    @Override
    public @Nullable String eventId() {
        return orNothing("event_id", super::eventId);
    }

    @Override
    public long count(String field) {
        return or(field, MANY, () -> super.count(field));
    }

    @Override
    public double rate(String field) {
        return or(field, 0.0, () -> super.rate(field));
    }

    @Override
    public @Nullable Double optionalRate(String field) {
        return orNothing(field, () -> super.optionalRate(field));
    }

    @Override
    public Instant time(String field) {
        return or(field, Instant.EPOCH, () -> super.time(field));
    }

    @Override
    public @Nullable Instant optionalTime(String field) {
        return orNothing(field, () -> super.optionalTime(field));
    }

    @Override
    public Instant ownTime(String field) {
        return or(field, Instant.EPOCH, () -> super.ownTime(field));
    }

    @Override
    public <E extends Enum<E>> E constant(String field, Function<E, String> wireName, Collection<E> allowed) {
        return or(field, allowed.iterator().next(), () -> super.constant(field, wireName, allowed));
    }

    @Override
    public <E extends Enum<E>> @Nullable E optionalConstant(
            String field, Function<E, String> wireName, Collection<E> allowed) {
        return orNothing(field, () -> super.optionalConstant(field, wireName, allowed));
    }

    @Override
    public @Nullable JsonNode optionalObject(String field) {
        return orNothing(field, () -> super.optionalObject(field));
    }

    @Override
    public void refuse(String field, RejectionCode code, String reason) {
        orNothing(field, () -> {
            super.refuse(field, code, reason);
            return null;
        });
    }

    private <T> T or(String field, T otherwise, Read<T> value) {
        return Objects.requireNonNullElse(orNothing(field, value), otherwise);
    }

    private <T> @Nullable T orNothing(@Nullable String field, Read<T> value) {
        try {
            return value.read();
        } catch (InvalidEventException breach) {
            EventFault fault = EventFault.of(field, breach);
            if (faults.stream().noneMatch(known -> Objects.equals(known.field(), fault.field()))) {
                faults.add(fault);
            }
            return null;
        }
    }
}
