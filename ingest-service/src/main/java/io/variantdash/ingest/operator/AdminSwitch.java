package io.variantdash.ingest.operator;

import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether operators may change data over HTTP; off until callers are told apart. */
@ApplicationScoped
public class AdminSwitch {

    private static final int FORBIDDEN = 403;

    private final boolean enabled;

    AdminSwitch(IngestConfiguration configuration) {
        enabled = configuration.admin().enabled();
    }

    /**
     * Lets the request pass.
     *
     * @param what is switched off otherwise, as a person calls it
     * @throws RefusedRequest with 403 if it is off
     */
    public void require(String what) {
        if (!enabled) {
            throw RefusedRequest.with(Problem.of(
                    FORBIDDEN,
                    "%s is switched off. Where only operators reach this port, dashboard.admin.enabled=true switches it on."
                            .formatted(what)));
        }
    }
}
