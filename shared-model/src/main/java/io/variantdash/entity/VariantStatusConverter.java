package io.variantdash.entity;

import io.variantdash.event.VariantStatus;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** The status is stored by its wire name. */
@Converter(autoApply = true)
public final class VariantStatusConverter implements AttributeConverter<VariantStatus, String> {

    @Override
    public String convertToDatabaseColumn(VariantStatus status) {
        return status.wireName();
    }

    @Override
    public VariantStatus convertToEntityAttribute(String stored) {
        return VariantStatus.valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
