package io.variantdash.query.web.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of every answer how long it may be kept and what else of the request decided about it, in one place: so that an
 * answer without a body (304, HEAD), an error and a file say it as well, whatever part made them.
 */
@Singleton
class AnswerHeaders {

    /** Before everything that answers. */
    private static final int FIRST = 1000;

    private static final int FIRST_ERROR = 400;
    private static final String HASHED_FILES = "/assets/";
    private static final String LIVE_UPDATES = "/dashboard/ws/";

    /** The name tells the content, so it can be kept for ever, of which a year is the usual way to say it. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String ASK_EVERY_TIME = "no-cache";
    private static final String IDENTITY = "identity";
    private static final String KEEP_NOT = "no-store";

    void register(@Observes Filters filters) {
        filters.register(AnswerHeaders::announce, FIRST);
    }

    private static void announce(RoutingContext request) {
        request.addHeadersEndHandler(unused -> complete(request));
        request.next();
    }

    private static void complete(RoutingContext request) {
        String path = String.valueOf(request.request().path());
        MultiMap headers = request.response().headers();
        headers.set(
                HttpHeaders.CACHE_CONTROL,
                caching(path, request.response().getStatusCode(), headers.get(HttpHeaders.CACHE_CONTROL)));
        headers.set(HttpHeaders.VARY, varying(path, headers.getAll(HttpHeaders.VARY)));
        String coding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (request.request().method().equals(HttpMethod.HEAD)) {
            if (IDENTITY.equals(coding)) {
                headers.remove(HttpHeaders.CONTENT_ENCODING);
            }
        } else if (coding == null && wantsItAsItIs(request)) {
            headers.set(HttpHeaders.CONTENT_ENCODING, IDENTITY);
        }
    }

    /**
     * Tells the server's compressor to stay away, which does so itself for most who say so, but takes a gzip of weight 0 for
     * one that is welcome where another coding is. It removes the header, which is no part of answers with a body.
     */
    private static boolean wantsItAsItIs(RoutingContext request) {
        AcceptedEncodings accepted =
                AcceptedEncodings.of(request.request().headers().getAll(HttpHeaders.ACCEPT_ENCODING));
        return !accepted.includeGzip() && accepted.includeIdentity();
    }

    private static String caching(String path, int status, @Nullable String said) {
        if (status >= FIRST_ERROR || KEEP_NOT.equals(said)) {
            return KEEP_NOT;
        }
        return path.startsWith(HASHED_FILES) ? FOR_EVER : ASK_EVERY_TIME;
    }

    private static String varying(String path, List<String> said) {
        Map<String, String> names = new LinkedHashMap<>();
        HeaderList.elements(said).forEach(name -> names.putIfAbsent(name.toLowerCase(Locale.ROOT), name));
        names.putIfAbsent("accept-encoding", "Accept-Encoding");
        if (!path.startsWith(HASHED_FILES)) {
            names.putIfAbsent("accept", "Accept");
        }
        if (path.startsWith(LIVE_UPDATES)) {
            names.putIfAbsent("origin", "Origin");
        }
        return String.join(", ", names.values());
    }
}
