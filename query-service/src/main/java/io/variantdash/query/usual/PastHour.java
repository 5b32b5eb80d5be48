package io.variantdash.query.usual;

import org.jspecify.annotations.Nullable;

/** What an hour of a past day brought, and how many variants had been killed on that day by the same time of day. */
record PastHour(long variants, long views, long interactions, long killsByNow) {

    @Nullable Double rate() {
        return views == 0 ? null : Double.valueOf(Math.min(1, (double) interactions / views));
    }
}
