package io.variantdash.query.variants;

import io.variantdash.event.VariantStatus;
import io.variantdash.query.web.problem.MalformedParameter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which variants are wanted by their status. */
record StatusFilter(Set<VariantStatus> statuses) {

    /** What counts where the caller says nothing: all of them. */
    static final String DEFAULT = "active,paused,completed,killed";

    /** JAX-RS calls it by its name. */
    public static StatusFilter fromString(String names) {
        return new StatusFilter(Arrays.stream(names.split(",", -1))
                .map(name -> status(name, names))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(VariantStatus.class))));
    }

    /** As the database has them. */
    String[] names() {
        return statuses.stream().map(VariantStatus::wireName).toArray(String[]::new);
    }

    private static VariantStatus status(String name, String given) {
        return Arrays.stream(VariantStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findAny()
                .orElseThrow(() -> new MalformedParameter("status", given, "some of " + DEFAULT));
    }
}
