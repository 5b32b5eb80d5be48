package io.variantdash.ingest.store;

import io.variantdash.event.MonitorEvent;
import java.util.Comparator;
import java.util.Objects;

/** What names a variant: two personas may use the same id. */
public record VariantKey(String personaId, String variantId) {

    /** Nearly the order of the database; the statements sort once more, which costs next to nothing then. */
    static final Comparator<VariantKey> ORDER =
            Comparator.comparing(VariantKey::personaId).thenComparing(VariantKey::variantId);

    /** The key of the variant that an event is about; the event must be about one. */
    public static VariantKey of(MonitorEvent event) {
        return new VariantKey(event.personaId(), Objects.requireNonNull(event.variantId()));
    }
}
