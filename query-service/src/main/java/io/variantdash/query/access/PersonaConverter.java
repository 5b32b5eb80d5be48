package io.variantdash.query.access;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Gives resources the persona of an address as its caller may see it: no resource can forget to ask. {@code @Encoded}, so
 * that broken encoding is seen rather than repaired.
 */
@Provider
class PersonaConverter implements ParamConverterProvider {

    private final Access access;
    private final CurrentVertxRequest request;

    PersonaConverter(Access access, CurrentVertxRequest request) {
        this.access = access;
        this.request = request;
    }

    @Override
    @SuppressWarnings("unchecked") // The type is compared.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return type == PersonaId.class ? (ParamConverter<T>) new SegmentConverter() : null;
    }

    private final class SegmentConverter implements ParamConverter<PersonaId> {

        @Override
        public PersonaId fromString(String segment) {
            return access.asSeen(PersonaId.ofSegment(segment), access.grants(request.getCurrent()));
        }

        @Override
        public String toString(PersonaId persona) {
            return persona.name();
        }
    }
}
