package io.variantdash.ingest.deadletter.read;

import io.variantdash.ingest.operator.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.Set;

/** The dead letters, for those who look after the monitors. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class LettersResource {

    private static final int USUAL = 50;
    private static final int MOST = 500;

    private static final Set<String> PARAMETERS = parameters();

    private final LetterQueries letters;

    LettersResource(LetterQueries letters) {
        this.letters = letters;
    }

    @GET
    public String list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        return letters.page(
                        LetterFilter.of(parameters),
                        parameters.text("cursor").map(LetterCursor::parse).orElse(null),
                        parameters.upTo("limit", MOST, USUAL))
                .toJson();
    }

    @GET
    @Path("/{id}")
    public String show(@PathParam("id") String id) {
        return letters.find(id).toJson();
    }

    private static Set<String> parameters() {
        Set<String> names = new HashSet<>(LetterFilter.PARAMETERS);
        names.add("limit");
        names.add("cursor");
        return Set.copyOf(names);
    }
}
