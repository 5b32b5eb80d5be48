package io.variantdash.query.live.decision;

import io.variantdash.query.web.request.PersonaId;

/** Is told of clients that need all decisions of their persona. May be called by any thread. */
public interface DecisionRequests {

    void wanted(PersonaId persona);
}
