package io.variantdash.query.variants;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.variantdash.entity.Variant;
import io.variantdash.entity.VariantKey;
import io.variantdash.entity.VariantMonitoring;
import io.variantdash.event.VariantStatus;
import io.variantdash.query.database.StoredValues;
import io.variantdash.query.database.UnreadableRows;
import io.variantdash.query.preview.Preview;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.VariantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single variants, of whatever status, with their whole text. */
@ApplicationScoped
class VariantDetails implements PanacheRepositoryBase<Variant, VariantKey> {

    private static final String ONE = """
            from Variant v left join fetch v.monitoring
            where v.key.personaId = :persona and v.key.id = :id""";

    private final UnreadableRows unreadable;

    VariantDetails(UnreadableRows unreadable) {
        this.unreadable = unreadable;
    }

    Optional<ActiveVariant> of(PersonaId persona, VariantId variant, Instant now) {
        Map<String, Object> key = Map.of("persona", persona.value(), "id", variant.value());
        return find(ONE, key)
                .withHint("org.hibernate.readOnly", true)
                .firstResultOptional()
                .map(found -> view(found, now));
    }

    private ActiveVariant view(Variant variant, Instant now) {
        VariantMonitoring monitoring = variant.monitoring();
        Double predictedEr = variant.predictedEr();
        VariantStatus status = variant.status();
        if (status == null || (predictedEr != null && !StoredValues.isRate(predictedEr))) {
            unreadable.note(
                    "variants",
                    variant.key().toString(),
                    status == null ? "status is unknown" : "predicted_er is no rate");
        }
        return ActiveVariant.of(
                variant.key().id(),
                new Preview(variant.content(), false),
                predictedEr == null || StoredValues.isRate(predictedEr) ? predictedEr : null,
                variant.patternUsed(),
                time(variant.postedAt()),
                (status == null ? VariantStatus.COMPLETED : status).wireName(),
                monitoring == null ? LiveMetrics.NONE : counts(monitoring),
                monitoring == null ? null : time(monitoring.lastUpdated()),
                now);
    }

    private static LiveMetrics counts(VariantMonitoring monitoring) {
        return new LiveMetrics(
                StoredValues.rate(monitoring.currentEr()),
                StoredValues.count(monitoring.interactionCount()),
                StoredValues.count(monitoring.viewCount()));
    }

    private static @Nullable Instant time(@Nullable Instant stored) {
        return stored == null || StoredValues.isTime(stored) ? stored : null;
    }
}
