package io.variantdash.query.web.problem;

import io.variantdash.query.observe.PersonaField;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever fails a request into a problem; what is our own fault is logged here, and only here. */
class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    @ServerExceptionMapper
    Response malformed(MalformedParameter malformed) {
        return response(Problem.of(malformed)).build();
    }

    @ServerExceptionMapper
    Response missing(NotFound missing) {
        return response(Problem.of(Status.NOT_FOUND, missing.detail())).build();
    }

    @ServerExceptionMapper
    Response busy(Busy busy) {
        return unavailable(busy.detail());
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        Response.StatusType status = refused.getResponse().getStatusInfo();
        return response(Problem.of(status, detail(status))).build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure, UriInfo address) {
        String persona = address.getPathParameters().getFirst("persona_id");
        DatabaseOutage outage = DatabaseOutage.behind(failure);
        if (outage != null) {
            PersonaField.during(persona, () -> LOG.warnf("Answering 503: %s (%s)", outage.detail(), outage.cause()));
            return unavailable(outage.detail());
        }
        PersonaField.during(persona, () -> LOG.error("Answering 500", failure));
        return response(Problem.of(Status.INTERNAL_SERVER_ERROR, "This is our fault; it has been logged."))
                .build();
    }

    private static Response unavailable(String detail) {
        return response(Problem.of(Status.SERVICE_UNAVAILABLE, detail))
                .header(HttpHeaders.RETRY_AFTER, DatabaseOutage.RETRY_AFTER_SECONDS)
                .build();
    }

    private static Response.ResponseBuilder response(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    private static String detail(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 404 -> "There is nothing at this address. /q/openapi lists what there is.";
            case 405 -> "This address does not support the method. /q/openapi lists those that it does.";
            case 412 -> "What is at this address has another entity tag than the header If-Match names.";
            case 406 -> "This address cannot answer in any of the media types that the header Accept names.";
            default -> "The request cannot be answered. /q/openapi says how to ask.";
        };
    }
}
