package io.variantdash.query.web.request;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets resources take identifiers, other than personas (access.PersonaConverter); {@code @Encoded}, so that broken encoding is seen rather than repaired. */
@Provider
class IdentifierConverters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // The type is compared.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        if (type != VariantId.class) {
            return null;
        }
        boolean inQuery = Arrays.stream(annotations).anyMatch(QueryParam.class::isInstance);
        return (ParamConverter<T>)
                new SegmentConverter<>(inQuery ? IdentifierConverters::ofQuery : VariantId::ofSegment);
    }

    /** The framework hands on a space of a query as a +, and a + as %2B. */
    private static VariantId ofQuery(String text) {
        return VariantId.ofSegment(text.replace("+", "%20"));
    }

    private record SegmentConverter<T>(Function<String, T> reader) implements ParamConverter<T> {

        /** An optional parameter that is absent stays so. */
        @Override
        @SuppressWarnings("NullAway") // JAX-RS passes null on where a parameter is absent.
        public @Nullable T fromString(@Nullable String segment) {
            return segment == null ? null : reader.apply(segment);
        }

        @Override
        public String toString(T identifier) {
            return String.valueOf(identifier);
        }
    }
}
