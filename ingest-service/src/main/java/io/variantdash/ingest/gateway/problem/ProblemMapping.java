package io.variantdash.ingest.gateway.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever fails a request into a problem; what is our own fault is logged here, and only here. */
class ProblemMapping {

    private static final Logger LOG = Logger.getLogger(ProblemMapping.class);

    private static final int METHOD_NOT_ALLOWED = 405;

    @ServerExceptionMapper
    Response refused(RefusedRequest refused) {
        Response.ResponseBuilder answer = answer(refused.problem());
        refused.headers().forEach(answer::header);
        return answer.build();
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused, UriInfo address) {
        int status = refused.getResponse().getStatus();
        Response.ResponseBuilder answer = answer(Problem.of(status, detail(status)));
        if (status == METHOD_NOT_ALLOWED) {
            answer.header(HttpHeaders.ALLOW, AllowedMethods.of(address.getPath())); // the framework does not say
        }
        return answer.build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure) {
        LOG.error("Answering 500", failure);
        return answer(Problem.of(500, "This is our fault; it has been logged.")).build();
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.toJson());
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address. /q/openapi lists what there is.";
            case 405 -> "This address does not support the method. /q/openapi lists those that it does.";
            default -> "The request cannot be answered. /q/openapi says how to ask.";
        };
    }
}
