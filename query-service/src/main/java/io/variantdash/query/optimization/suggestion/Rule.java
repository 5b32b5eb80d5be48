package io.variantdash.query.optimization.suggestion;

import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.web.request.PersonaId;
import java.util.List;

/** One thing worth suggesting: it takes the assessed variants, reads what else it needs, and says what follows. */
public interface Rule {

    List<Suggestion> suggestions(PersonaId persona, Assessment assessment, Bar bar);
}
