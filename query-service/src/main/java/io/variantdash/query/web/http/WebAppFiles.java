package io.variantdash.query.web.http;

import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the files of the web app: the page, for {@code /} and all addresses of its views, and what lies beside it.
 * There are few of them and they are small, so they stay in memory; Quarkus has no entity tags for them, and another
 * answer to HEAD than to GET.
 */
@Singleton
class WebAppFiles {

    private static final int BEFORE_STATIC_RESOURCES = -1;
    private static final Pattern FILE = Pattern.compile("/((?:assets/)?[A-Za-z0-9_-]+\\.[A-Za-z0-9._-]+)");
    private static final Pattern PAGE = Pattern.compile("/|/p(/.*)?");
    private static final String PAGE_FILE = "index.html";
    private static final int NOT_MODIFIED = 304;
    private static final int PRECONDITION_FAILED = 412;

    private final Map<String, WebAppFile> known = new ConcurrentHashMap<>();

    void register(@Observes Router router) {
        router.get().order(BEFORE_STATIC_RESOURCES).handler(this::answer);
        router.head().order(BEFORE_STATIC_RESOURCES).handler(this::answer);
    }

    private void answer(RoutingContext routing) {
        String name = fileName(routing.normalizedPath());
        WebAppFile file = name == null ? null : known.computeIfAbsent(name, WebAppFile::read);
        if (file == null) {
            routing.next();
        } else {
            send(file, routing);
        }
    }

    private static @Nullable String fileName(String path) {
        if (PAGE.matcher(path).matches()) {
            return PAGE_FILE;
        }
        var file = FILE.matcher(path);
        return file.matches() ? file.group(1) : null;
    }

    private static void send(WebAppFile file, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response().putHeader(HttpHeaders.ETAG, file.tagHeader());
        Condition condition = Condition.of(
                request.headers().getAll(HttpHeaders.IF_MATCH),
                request.headers().getAll(HttpHeaders.IF_NONE_MATCH),
                file.tag());
        switch (condition) {
            case NOT_MODIFIED -> response.setStatusCode(NOT_MODIFIED).end();
            case FAILED -> RouteProblem.refuse(routing, PRECONDITION_FAILED, "This file has another entity tag.");
            case HOLDS -> sendContent(file, request, response);
        }
    }

    private static void sendContent(WebAppFile file, HttpServerRequest request, HttpServerResponse response) {
        // On HTTP/2, the server would compress once more whatever names an encoding.
        boolean gzip = request.version() != HttpVersion.HTTP_2
                && AcceptedEncodings.of(request.headers().getAll(HttpHeaders.ACCEPT_ENCODING))
                        .includeGzip();
        byte[] body = gzip ? file.gzip() : file.plain();
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
