package io.variantdash.ingest.erasure;

import io.variantdash.ingest.operator.AdminSwitch;
import io.variantdash.ingest.operator.Parameters;
import io.variantdash.json.JsonText;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Erases personas, tells how far that is, and allows them again. */
@Path("/api")
class ErasureResource {

    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final String WHAT = "Erasing personas";

    private final Erasing erasing;
    private final UnreachedPlaces unreached;
    private final AdminSwitch admin;

    ErasureResource(Erasing erasing, UnreachedPlaces unreached, AdminSwitch admin) {
        this.erasing = erasing;
        this.unreached = unreached;
        this.admin = admin;
    }

    @DELETE
    @Path("/personas/{persona_id}")
    public RestResponse<String> erase(@PathParam("persona_id") String persona, @Context UriInfo address) {
        admin.require(WHAT);
        Parameters.of(address.getQueryParameters(), Set.of());
        Erasure erasure = erasing.begin(Parameters.requireId("persona_id", persona));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, erasure.toJson(unreached.of(erasure)))
                .location(URI.create("/api/erasures/" + erasure.id()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @GET
    @Path("/erasures")
    @Produces(MediaType.APPLICATION_JSON)
    public String list(@Context UriInfo address) {
        Parameters parameters = Parameters.of(address.getQueryParameters(), Set.of("limit", "cursor"));
        int limit = parameters.upTo("limit", MOST, USUAL);
        List<Erasure> found = erasing.page(parameters.text("cursor").map(ErasureCursor::parse), limit + 1);
        boolean more = found.size() > limit;
        JsonText array = new JsonText().beginArray();
        found.stream().limit(limit).forEach(erasure -> array.rawElement(erasure.toJson()));
        return new JsonText()
                .beginObject()
                .rawMember("erasures", array.endArray().toString())
                .nullableMember("next_cursor", more ? cursor(found.get(limit - 1)) : null)
                .endObject()
                .toString();
    }

    @GET
    @Path("/erasures/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public String show(@PathParam("id") String id) {
        Erasure erasure = erasing.find(id);
        return erasure.toJson(unreached.of(erasure));
    }

    @DELETE
    @Path("/erasures/{id}")
    public void allow(@PathParam("id") String id, @Context UriInfo address) {
        admin.require(WHAT);
        Parameters.of(address.getQueryParameters(), Set.of());
        erasing.allow(erasing.find(id));
    }

    private static String cursor(Erasure last) {
        return new ErasureCursor(last.requestedAt(), last.id()).toString();
    }
}
