package io.variantdash.query.config.value;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the origin of a page as browsers write it, so that a path or a forgotten scheme does not keep all pages away. */
public final class OriginConverter implements Converter<String> {

    private static final Pattern ORIGIN =
            Pattern.compile("\\*|[A-Za-z][A-Za-z0-9+.-]*://(\\[[0-9A-Fa-f:.]+]|[^\\s:/?#@\\[\\]]+)(:[0-9]{1,5})?");

    @Override
    public String convert(String text) {
        String origin = text.trim();
        if (!ORIGIN.matcher(origin).matches()) {
            throw new IllegalArgumentException("(allowed are * and origins such as https://dashboard.example:8443)");
        }
        return origin;
    }
}
