package io.variantdash.query.problem;

import jakarta.ws.rs.ServiceUnavailableException;

/** More is asked for at once than this replica does at once; the caller is told of what. */
public final class Busy extends ServiceUnavailableException {

    private final String detail;

    public Busy(String detail) {
        this.detail = detail;
    }

    public String detail() {
        return detail;
    }
}
