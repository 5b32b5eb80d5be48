package io.variantdash.query.config.value;

import java.util.Comparator;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a setting and holds it against its range. Whatever is wrong, the refusal says what is allowed; the framework adds
 * the name and the value, and reports the refusals of all settings at once.
 */
abstract class RangedConverter<T> {

    private final transient Converter<T> reader;
    private final transient Comparator<T> order;
    private final String least;
    private final String most;
    private final String kind;

    /** {@code kind} is what a value is called in the refusal: "a duration". */
    RangedConverter(Converter<T> reader, Comparator<T> order, String kind, String least, String most) {
        this.reader = reader;
        this.order = order;
        this.kind = kind;
        this.least = least;
        this.most = most;
    }

    /** What subclasses answer in a method of their own, because the framework looks at its return type. */
    final T ranged(String text) {
        T value = read(text);
        if (value == null
                || order.compare(value, reader.convert(least)) < 0
                || order.compare(value, reader.convert(most)) > 0) {
            throw new IllegalArgumentException("(allowed is %s from %s to %s)".formatted(kind, least, most));
        }
        return value;
    }

    private @Nullable T read(String text) {
        try {
            return reader.convert(text.trim());
        } catch (RuntimeException e) {
            return null;
        }
    }
}
