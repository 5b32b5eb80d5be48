package io.variantdash.query.web.request;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets resources take identifiers, other than personas (access.PersonaConverter); {@code @Encoded}, so that broken encoding is seen rather than repaired. */
@Provider
class IdentifierConverters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // The type is compared.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == VariantId.class ? (ParamConverter<T>) new SegmentConverter<>(VariantId::ofSegment) : null;
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
