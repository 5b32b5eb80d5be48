package io.variantdash.query.config;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads the name of a claim, with slashes between the names of nested ones. */
public final class ClaimNameConverter implements Converter<String> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]+(/[A-Za-z0-9_.:-]+)*");

    @Override
    public String convert(String text) {
        String name = text.trim();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("(allowed are claims such as personas or realm_access/roles)");
        }
        return name;
    }
}
