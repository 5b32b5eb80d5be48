package io.variantdash.query.optimization;

import io.variantdash.query.web.request.PersonaId;
import java.time.Instant;
import java.util.stream.Stream;

/** One thing worth suggesting: it reads what it needs and says what follows. */
interface Rule {

    Stream<Suggestion> suggestions(PersonaId persona, Instant now);
}
