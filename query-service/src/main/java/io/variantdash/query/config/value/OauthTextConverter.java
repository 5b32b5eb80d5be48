package io.variantdash.query.config.value;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads an id of a client, or scopes, in the characters that issuers use. */
public final class OauthTextConverter implements Converter<String> {

    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._:/@-]{0,499}");

    @Override
    public String convert(String text) {
        String trimmed = text.trim();
        if (!TEXT.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("(allowed are up to 500 letters, digits, spaces and any of ._:/@-)");
        }
        return trimmed;
    }
}
