package io.variantdash.query.config.value;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads {@code none} or {@code oidc}, and nothing that could be taken for one of them. */
public final class AccessModeConverter implements Converter<AccessMode> {

    @Override
    public AccessMode convert(String text) {
        return switch (text.trim()) {
            case "none" -> AccessMode.NONE;
            case "oidc" -> AccessMode.OIDC;
            default -> throw new IllegalArgumentException("(allowed are oidc and none)");
        };
    }
}
