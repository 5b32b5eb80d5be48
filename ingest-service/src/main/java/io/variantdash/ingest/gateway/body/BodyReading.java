package io.variantdash.ingest.gateway.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RouteProblem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the bodies of requests into memory before a resource sees them, without a thread that waits for slow senders. Their
 * size, their number at a time and the time that one may take are bounded, so the memory and the threads are that
 * others need to store events.
 */
@Singleton
class BodyReading {

    private static final String ADDRESSES = "/api/";
    private static final int BEFORE_ROUTES = 20;
    private static final long MOST_MILLIS = 10_000;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONTENT_TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int maxBytes;
    private final int maxRequests;
    private final BodyHandler bodies;
    private final AtomicInteger inFlight = new AtomicInteger();

    BodyReading(IngestConfiguration configuration) {
        maxBytes = configuration.gateway().maxBodyBytes();
        maxRequests = configuration.gateway().maxRequests();
        bodies = BodyHandler.create(false).setBodyLimit(maxBytes).setHandleFileUploads(false);
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, BEFORE_ROUTES);
    }

    void register(@Observes Router router) {
        router.route(ADDRESSES + "*").order(Integer.MIN_VALUE).failureHandler(this::explain);
    }

    private void read(RoutingContext request) {
        if (!request.request().method().equals(HttpMethod.POST)
                || !request.normalizedPath().startsWith(ADDRESSES)) {
            request.next();
            return;
        }
        if (inFlight.incrementAndGet() > maxRequests) {
            inFlight.decrementAndGet();
            request.request().resume();
            RouteProblem.answer(
                    request,
                    Problem.of(
                            TOO_MANY_REQUESTS,
                            "This replica works on %d requests already; try again a little later."
                                    .formatted(maxRequests)));
            return;
        }
        request.addEndHandler(unused -> inFlight.decrementAndGet());
        if (isExpected(request.request().headers())) {
            long timer = request.vertx().setTimer(MOST_MILLIS, unused -> cutOff(request));
            request.addEndHandler(unused -> request.vertx().cancelTimer(timer));
        }
        request.request().resume();
        bodies.handle(request);
    }

    /** A request without a body may never be told to have ended, because nothing reads from it; what it asks for may take long. */
    static boolean isExpected(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING)
                || (length != null && !length.chars().allMatch(digit -> digit == '0'));
    }

    /** Only who still sends is cut off; what takes long once the body is there ends by itself. */
    private static void cutOff(RoutingContext request) {
        if (!request.request().isEnded()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            request.response()
                    .endHandler(unused -> request.request().connection().close());
            RouteProblem.answer(
                    request,
                    Problem.of(REQUEST_TIMEOUT, "The body did not arrive within %d s.".formatted(MOST_MILLIS / 1_000)));
        }
    }

    private void explain(RoutingContext failed) {
        if (failed.statusCode() == CONTENT_TOO_LARGE) {
            RouteProblem.answer(
                    failed,
                    Problem.of(
                            CONTENT_TOO_LARGE,
                            "The body has more than the %d bytes that are allowed; send its events in several requests."
                                    .formatted(maxBytes)));
        } else {
            failed.next();
        }
    }
}
