package io.variantdash.ingest.gateway;

import io.variantdash.event.EventType;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.caller.Caller;
import io.variantdash.ingest.gateway.body.Encodings;
import io.variantdash.ingest.gateway.body.JsonElements;
import io.variantdash.ingest.gateway.cloudevent.CloudEventForm;
import io.variantdash.ingest.gateway.cloudevent.CloudEvents;
import io.variantdash.ingest.gateway.idempotency.RequestKey;
import io.variantdash.ingest.observe.TraceHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events over HTTP: one, or an array of them, as they are or as CloudEvents. {@code body.BodyReading} has the body by then. */
@Path("/api/events/{kind}")
class EventsResource {

    /** The most events of a request. */
    static final int MAX_EVENTS = 1_000;

    private final EventIntake intake;
    private final Caller caller;
    private final int maxBytes;

    EventsResource(EventIntake intake, Caller caller, IngestConfiguration configuration) {
        this.intake = intake;
        this.caller = caller;
        maxBytes = configuration.gateway().maxBodyBytes();
    }

    @POST
    public Response post(
            @PathParam("kind") String kind,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String contentEncoding,
            @Context RoutingContext request) {
        EventType type = EventType.ofTopic("monitor." + kind).orElseThrow(NotFoundException::new);
        MultiMap headers = request.request().headers();
        CloudEventForm form = CloudEventForm.of(contentType, headers);
        if (form == CloudEventForm.NONE || form == CloudEventForm.BINARY) {
            Encodings.requireJson(contentType);
        }
        Buffer sent = request.body().buffer();
        byte[] body = Encodings.unpacked(sent == null ? new byte[0] : sent.getBytes(), contentEncoding, maxBytes);
        List<byte[]> events = form == CloudEventForm.NONE
                ? JsonElements.of(body, MAX_EVENTS)
                : CloudEvents.messages(form, type, headers, body, MAX_EVENTS);
        RequestKey key = RequestKey.of(caller.subject(), headers.getAll("Idempotency-Key"), type, events);
        return Response.status(Status.ACCEPTED)
                .type(MediaType.APPLICATION_JSON)
                .entity(intake.accept(type, events, key, TraceHeaders.ofRequest(headers)))
                .build();
    }
}
