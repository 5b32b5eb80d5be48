package io.variantdash.query.web.problem;

import jakarta.ws.rs.NotFoundException;

/** Something that an address names is not there; the caller is told what. */
public final class NotFound extends NotFoundException {

    private final String detail;

    public NotFound(String detail) {
        super(detail);
        this.detail = detail;
    }

    String detail() {
        return detail;
    }
}
