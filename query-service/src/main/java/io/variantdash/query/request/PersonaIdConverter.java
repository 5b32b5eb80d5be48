package io.variantdash.query.request;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Lets resources take a {@link PersonaId}; {@code @Encoded}, so that broken encoding is seen rather than repaired. */
@Provider
class PersonaIdConverter implements ParamConverterProvider, ParamConverter<PersonaId> {

    @Override
    @SuppressWarnings("unchecked") // The type is compared.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == PersonaId.class ? (ParamConverter<T>) this : null;
    }

    @Override
    public PersonaId fromString(String segment) {
        return PersonaId.ofSegment(segment);
    }

    @Override
    public String toString(PersonaId persona) {
        return persona.value();
    }
}
