package io.variantdash.query.live.hub;

/** Why a connection is not opened, as an HTTP answer. */
public enum UpgradeRejection {
    ORIGIN(403, "Pages of this origin may not connect: name it in dashboard.live.allowed-origins."),
    STOPPING(503, "This replica stops. Connect again; another takes over."),
    FULL(503, "This replica serves as many connections as dashboard.live.max-connections allows. Try again later."),
    PERSONA(
            429,
            "The persona has as many connections as dashboard.live.max-connections-per-persona allows. Try again later."),
    ADDRESS(
            429,
            "Your address has as many connections as dashboard.live.max-connections-per-address allows. Try again later.");

    private final int status;
    private final String detail;

    UpgradeRejection(int status, String detail) {
        this.status = status;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return detail;
    }
}
