package io.variantdash.query.config.value;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import java.time.Duration;
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

    abstract static class Fraction extends RangedConverter<Double> implements Converter<Double> {

        Fraction(String least, String most) {
            super(Double::valueOf, Comparator.naturalOrder(), "a number", least, most);
        }

        @Override
        public Double convert(String text) {
            return ranged(text);
        }
    }

    abstract static class WholeNumber extends RangedConverter<Integer> implements Converter<Integer> {

        WholeNumber(String least, String most) {
            super(Integer::valueOf, Comparator.naturalOrder(), "a whole number", least, most);
        }

        @Override
        public Integer convert(String text) {
            return ranged(text);
        }
    }

    abstract static class Time extends RangedConverter<Duration> implements Converter<Duration> {

        Time(String least, String most) {
            super(DurationConverter::parseDuration, Comparator.naturalOrder(), "a duration", least, most);
        }

        @Override
        public Duration convert(String text) {
            return ranged(text);
        }
    }

    abstract static class Memory extends RangedConverter<MemorySize> implements Converter<MemorySize> {

        Memory(String least, String most) {
            super(new MemorySizeConverter(), Comparator.comparing(MemorySize::asBigInteger), "a size", least, most);
        }

        @Override
        public MemorySize convert(String text) {
            return ranged(text);
        }
    }
}
