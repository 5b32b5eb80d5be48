package io.variantdash.query.personas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.variantdash.query.access.Access;
import io.variantdash.query.web.http.Condition;
import io.variantdash.query.web.http.ContentTag;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Answers who there is, and how they do; to whom has that already, only that nothing has changed. */
@Path("/api/personas")
@Produces(MediaType.APPLICATION_JSON)
class PersonasResource {

    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private final PersonaQueries queries;
    private final ObjectMapper json;
    private final Clock clock;
    private final Access access;
    private final CurrentVertxRequest current;

    PersonasResource(
            PersonaQueries queries, ObjectMapper json, Clock clock, Access access, CurrentVertxRequest current) {
        this.queries = queries;
        this.json = json;
        this.access = access;
        this.current = current;
        this.clock = clock;
    }

    @GET
    public Response personas(
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @Context HttpServerRequest request)
            throws JsonProcessingException {
        var found = queries.after(
                PersonaPage.start(cursor), access.grants(current.getCurrent()), limit.value() + 1, clock.instant());
        byte[] body = json.writeValueAsBytes(PersonaPage.from(found, limit.value()));
        EntityTag tag = ContentTag.of(body);
        Condition condition = Condition.of(
                request.headers().getAll(HttpHeaders.IF_MATCH),
                request.headers().getAll(HttpHeaders.IF_NONE_MATCH),
                tag);
        return switch (condition) {
            case FAILED -> throw new ClientErrorException(Response.Status.PRECONDITION_FAILED);
            case NOT_MODIFIED -> Response.notModified(tag).build();
            case HOLDS -> Response.ok(body, JSON).tag(tag).build();
        };
    }
}
