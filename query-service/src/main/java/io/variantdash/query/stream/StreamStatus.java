package io.variantdash.query.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Whether live updates arrive. Written by the reader's thread alone, read by any. */
@ApplicationScoped
public class StreamStatus {

    private static final Logger LOG = Logger.getLogger(StreamStatus.class);

    private volatile String problem = "dashboard.updates has not been found yet";

    /** Why no updates arrive; empty if they do. */
    public Optional<String> problem() {
        return Optional.of(problem).filter(text -> !text.isEmpty());
    }

    void connected() {
        if (!problem.isEmpty()) {
            LOG.info("Live updates arrive");
        }
        problem = "";
    }

    /** Logs a problem once, not as often as it is noticed. */
    void lost(String newProblem) {
        if (!problem.equals(newProblem)) {
            LOG.warnf("No live updates: %s", newProblem);
        }
        problem = newProblem;
    }
}
