package io.variantdash.local.replay.file;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * One row of a variants file.
 *
 * @param test the test it took part in; becomes the persona
 * @param number its number within the test; becomes the variant id
 * @param week ISO year and week of the test, which sorts as text
 * @param headline what was shown
 * @param impressions how often it was shown
 * @param clicks how often it was clicked, never more often than it was shown
 */
public record MeasuredVariant(String test, String number, String week, String headline, int impressions, int clicks) {

    /** Derived from its ids alone: the same in every replay. */
    public UUID key() {
        return UUID.nameUUIDFromBytes((test + '\n' + number).getBytes(StandardCharsets.UTF_8));
    }

    public boolean hasRate() {
        return impressions > 0;
    }

    public double rate() {
        return (double) clicks / impressions;
    }
}
