package io.variantdash.query.variants;

import io.variantdash.query.web.paging.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of variants; the cursor is null on the last one. */
record ActiveVariantPage(
        List<ActiveVariant> variants, @Nullable String nextCursor) {

    /** Takes one entry more than the page has, by which it knows whether there is a next page. */
    static ActiveVariantPage from(String list, List<ActiveVariant> found, int limit) {
        if (found.size() <= limit) {
            return new ActiveVariantPage(found, null);
        }
        Cursor next = NewestFirst.after(list, found.get(limit - 1));
        return new ActiveVariantPage(found.subList(0, limit), next.text());
    }
}
