package io.variantdash.oracle;

import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import org.jspecify.annotations.Nullable;

/** What all events about a variant come to: its newest post, its newest counts, and whether anything killed it. */
record ExpectedVariant(
        String personaId,
        String variantId,
        @Nullable AcceptedEvent post,
        @Nullable AcceptedEvent counts,
        boolean killed) {

    VariantStatus status() {
        if (killed) {
            return VariantStatus.KILLED;
        }
        return post == null ? VariantStatus.ACTIVE : ((VariantPosted) post.event()).status();
    }

    boolean statusKnown() {
        return killed || post != null;
    }
}
