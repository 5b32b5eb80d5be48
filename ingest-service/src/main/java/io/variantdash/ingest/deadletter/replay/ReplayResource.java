package io.variantdash.ingest.deadletter.replay;

import io.variantdash.ingest.deadletter.read.LetterCursor;
import io.variantdash.ingest.deadletter.read.LetterFilter;
import io.variantdash.ingest.deadletter.read.LetterQueries;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.operator.AdminSwitch;
import io.variantdash.ingest.operator.Parameters;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sends dead letters once more: one, or those that a filter means. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
class ReplayResource {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    private static final int CONFLICT = 409;

    private static final Set<String> PARAMETERS = parameters();

    private final LetterQueries letters;
    private final Replay replay;
    private final BulkReplay bulk;
    private final AdminSwitch admin;

    ReplayResource(LetterQueries letters, Replay replay, BulkReplay bulk, AdminSwitch admin) {
        this.letters = letters;
        this.replay = replay;
        this.bulk = bulk;
        this.admin = admin;
    }

    @POST
    @Path("/{id}/replay")
    public String replay(@PathParam("id") String id, @Context UriInfo address) {
        admin.require("Replay");
        Parameters.of(address.getQueryParameters(), Set.of());
        Replayed replayed = replay.send(letters.find(id));
        if (replayed.outcome().isOfKafka()) {
            throw RefusedRequest.unavailable(String.valueOf(replayed.detail()));
        }
        if (replayed.outcome() == Replayed.Outcome.NOT_REPLAYABLE) {
            throw RefusedRequest.with(Problem.of(CONFLICT, String.valueOf(replayed.detail())));
        }
        return replayed.toJson();
    }

    @POST
    @Path("/replay")
    public String replayAll(@Context UriInfo address) {
        admin.require("Replay");
        Parameters parameters = Parameters.of(address.getQueryParameters(), PARAMETERS);
        return bulk.run(
                LetterFilter.of(parameters),
                parameters.text("cursor").map(LetterCursor::parse).orElse(null),
                parameters.upTo("limit", MOST, USUAL),
                parameters
                        .oneOf("dry_run", Set.of("true", "false"))
                        .map("true"::equals)
                        .orElse(false));
    }

    private static Set<String> parameters() {
        Set<String> names = new HashSet<>(LetterFilter.PARAMETERS);
        names.addAll(List.of("limit", "cursor", "dry_run"));
        return Set.copyOf(names);
    }
}
