package io.variantdash.entity;

import io.variantdash.event.VariantStatus;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The status is stored by its wire name; one that this release does not know is read as null. */
@Converter(autoApply = true)
public final class VariantStatusConverter implements AttributeConverter<VariantStatus, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable VariantStatus status) {
        return status == null ? null : status.wireName();
    }

    @Override
    public @Nullable VariantStatus convertToEntityAttribute(@Nullable String stored) {
        return Arrays.stream(VariantStatus.values())
                .filter(status -> status.wireName().equals(stored))
                .findFirst()
                .orElse(null);
    }
}
