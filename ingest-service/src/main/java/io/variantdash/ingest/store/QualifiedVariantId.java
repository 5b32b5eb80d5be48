package io.variantdash.ingest.store;

import io.variantdash.event.MonitorEvent;
import java.util.Objects;

/** What names a variant: two personas may use the same id. */
public record QualifiedVariantId(String personaId, String variantId) {

    /** Spread wide, by the factors of well-known hashes: a sum for names that count up collides most of the time. */
    @Override
    public int hashCode() {
        int hash = personaId.hashCode() * 0x9E3779B9 + variantId.hashCode();
        return (hash ^ hash >>> 15) * 0x85EBCA6B;
    }

    /** The key of the variant that an event is about; the event must be about one. */
    public static QualifiedVariantId of(MonitorEvent event) {
        return new QualifiedVariantId(event.personaId(), Objects.requireNonNull(event.variantId()));
    }
}
