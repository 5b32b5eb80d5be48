package io.variantdash.entity;

import jakarta.persistence.Embeddable;

/** What identifies a variant: two personas may use the same id. */
@Embeddable
public record VariantKey(String personaId, String id) {}
