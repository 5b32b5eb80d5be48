package io.variantdash.query.config.value;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a time zone. */
public final class ZoneConverter implements Converter<ZoneId> {

    @Override
    public ZoneId convert(String text) {
        try {
            return ZoneId.of(text.trim());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("(allowed is a time zone such as UTC or Europe/Zurich)", e);
        }
    }
}
