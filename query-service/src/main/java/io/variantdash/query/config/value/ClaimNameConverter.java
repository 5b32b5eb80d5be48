package io.variantdash.query.config.value;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the name of a claim, which may be a URL, with slashes between the names of nested ones. */
public final class ClaimNameConverter implements Converter<String> {

    private static final Pattern NAME = Pattern.compile("(https?://)?[A-Za-z0-9_.:-]+(/[A-Za-z0-9_.:-]+)*");

    @Override
    public String convert(String text) {
        String name = text.trim();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "(allowed are claims such as personas, realm_access/roles or https://example.com/personas)");
        }
        return name;
    }
}
