package io.variantdash.event;

import java.util.Locale;

/** The one rule by which constants are spelled in JSON and in the database: in small letters. */
public final class WireName {

    private WireName() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
