package io.variantdash.query.events;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.table.AttachmentName;
import io.variantdash.query.web.table.ByteOrderMark;
import io.variantdash.query.web.table.TableExport;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

@Path("/api/events/{persona_id}")
class EventsResource {

    private static final String CSV = "text/csv";

    private final AuditTrail trail;
    private final EventExport export;

    EventsResource(AuditTrail trail, EventExport export) {
        this.trail = trail;
        this.export = export;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public EventPage events(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("type") @Nullable String type,
            @QueryParam("variant_id") @Nullable String variant,
            @QueryParam("from") @Nullable Moment from,
            @QueryParam("to") @Nullable Moment to,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        EventFilter filter = EventFilter.of(persona, type, variant, from, to);
        return EventPage.read(trail, filter, cursor, limit.value());
    }

    /** All at once: a table has no pages. */
    @GET
    @Produces(CSV)
    public Response table(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("type") @Nullable String type,
            @QueryParam("variant_id") @Nullable String variant,
            @QueryParam("from") @Nullable Moment from,
            @QueryParam("to") @Nullable Moment to,
            @QueryParam("bom") @DefaultValue(ByteOrderMark.DEFAULT) ByteOrderMark mark) {
        EventFilter filter = EventFilter.of(persona, type, variant, from, to);
        StreamingOutput table = output -> export.write(filter, mark, output);
        return Response.ok(table, TableExport.CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.ofTable("events", persona.name()))
                .build();
    }
}
