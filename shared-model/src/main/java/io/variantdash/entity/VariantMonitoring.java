package io.variantdash.entity;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest counts of a variant, 0 where a row has none. Its status is that of {@link Variant}, which is the authority.
 */
@Entity
@Table(name = "variant_monitoring")
public class VariantMonitoring {

    @EmbeddedId
    @AttributeOverride(name = "personaId", column = @Column(name = "persona_id"))
    @AttributeOverride(name = "id", column = @Column(name = "variant_id"))
    private VariantKey key;

    @Column(name = "current_er")
    private @Nullable Double currentEr;

    @Column(name = "interaction_count")
    private @Nullable Long interactionCount;

    @Column(name = "view_count")
    private @Nullable Long viewCount;

    @Column(name = "last_updated")
    private @Nullable Instant lastUpdated;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected VariantMonitoring() {}

    public VariantKey key() {
        return key;
    }

    public double currentEr() {
        return currentEr == null ? 0 : currentEr;
    }

    public long interactionCount() {
        return interactionCount == null ? 0 : interactionCount;
    }

    public long viewCount() {
        return viewCount == null ? 0 : viewCount;
    }

    public @Nullable Instant lastUpdated() {
        return lastUpdated;
    }
}
