package io.variantdash.query.web.problem;

import jakarta.ws.rs.ServiceUnavailableException;

/** Too much is asked for at once, or it takes too long; the caller is told what. */
public final class Busy extends ServiceUnavailableException {

    private final String detail;

    public Busy(String detail) {
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
