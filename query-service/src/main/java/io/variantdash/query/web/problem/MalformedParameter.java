package io.variantdash.query.web.problem;

import jakarta.ws.rs.BadRequestException;

/**
 * A parameter that breaks the contract; the caller is told which, and what would be right. A {@link BadRequestException},
 * because that is what may pass unchanged through the conversion of parameters.
 */
public final class MalformedParameter extends BadRequestException {

    private final String field;
    private final String value;
    private final String allowed;

    public MalformedParameter(String field, String value, String allowed) {
        this.field = field;
        this.value = value;
        this.allowed = allowed;
    }

    String field() {
        return field;
    }

    String value() {
        return value;
    }

    String allowed() {
        return allowed;
    }
}
