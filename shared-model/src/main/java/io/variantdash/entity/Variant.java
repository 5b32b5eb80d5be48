package io.variantdash.entity;

import io.variantdash.event.VariantStatus;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A variant and its status. What the post says is null while only counts or a kill have arrived.
 */
@Entity
@Table(name = "variants")
public class Variant {

    @EmbeddedId
    @AttributeOverride(name = "personaId", column = @Column(name = "persona_id"))
    @AttributeOverride(name = "id", column = @Column(name = "id"))
    private VariantKey key;

    @Column(name = "content")
    private @Nullable String content;

    @Column(name = "predicted_er")
    private @Nullable Double predictedEr;

    @Column(name = "pattern_used")
    private @Nullable String patternUsed;

    @Column(name = "status")
    private @Nullable VariantStatus status;

    @Column(name = "posted_at")
    private @Nullable Instant postedAt;

    /** No row while no count has arrived: queries that want it fetch it by a left join. */
    @OneToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "persona_id", referencedColumnName = "persona_id", insertable = false, updatable = false)
    @JoinColumn(name = "id", referencedColumnName = "variant_id", insertable = false, updatable = false)
    private @Nullable VariantMonitoring monitoring;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields.
    protected Variant() {}

    public VariantKey key() {
        return key;
    }

    public @Nullable String content() {
        return content;
    }

    public @Nullable Double predictedEr() {
        return predictedEr;
    }

    public @Nullable String patternUsed() {
        return patternUsed;
    }

    /** Null where what is stored is the status of another release, or none. */
    public @Nullable VariantStatus status() {
        return status;
    }

    public @Nullable Instant postedAt() {
        return postedAt;
    }

    public @Nullable VariantMonitoring monitoring() {
        return monitoring;
    }
}
