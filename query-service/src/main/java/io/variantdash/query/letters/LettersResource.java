package io.variantdash.query.letters;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.PageLimit;
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

/** For operators alone (access.AccessPolicy): what was refused is shown as it came. */
@Path("/api/dead-letters/{persona_id}")
class LettersResource {

    private final LetterQueries queries;
    private final LetterExport export;

    LettersResource(LetterQueries queries, LetterExport export) {
        this.queries = queries;
        this.export = export;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public LetterPage letters(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var found = queries.page(persona, LetterPage.start(persona, cursor), limit.value() + 1);
        return LetterPage.from(persona, found, limit.value());
    }

    /** All at once: a table has no pages. */
    @GET
    @Produces("text/csv")
    public Response table(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("bom") @DefaultValue(ByteOrderMark.DEFAULT) ByteOrderMark mark) {
        StreamingOutput table = output -> export.write(persona, mark, output);
        return Response.ok(table, TableExport.CONTENT_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, AttachmentName.ofTable("dead-letters", persona.name()))
                .build();
    }
}
