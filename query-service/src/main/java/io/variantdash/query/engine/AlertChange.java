package io.variantdash.query.engine;

import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import java.util.Objects;

/** An alert that is to be published, because a suggestion has begun to stand or has ceased to. */
record AlertChange(OptimizationAlert alert) {

    String suggestionId() {
        return Objects.requireNonNull(alert.suggestionId());
    }

    AlertState state() {
        return Objects.requireNonNull(alert.state());
    }
}
