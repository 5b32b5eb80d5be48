package io.variantdash.query.optimization.learning;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;

/** What has been learnt of personas. One without a record of its own learns from all personas together. */
@ApplicationScoped
public class Learning {

    private final LearntParameters parameters;
    private final boolean pooled;

    Learning(LearntParameters parameters, DashboardConfig config) {
        this.parameters = parameters;
        this.pooled = config.decisions().learnFromAllPersonas();
    }

    /** What is known about new variants of a persona. */
    public Learnt of(PersonaId persona) {
        return of(persona.value());
    }

    /** The same by an id that is stored. */
    public Learnt of(String personaId) {
        Learnt own = parameters.of(personaId);
        return own != null && !personaId.equals(ParametersRecord.ALL) ? own : ofAll();
    }

    /** What is known of all personas together; nothing where they do not learn from each other. */
    public Learnt ofAll() {
        Learnt all = pooled ? parameters.of(ParametersRecord.ALL) : null;
        return all == null ? Learnt.NOTHING : all;
    }
}
