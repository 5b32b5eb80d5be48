package io.variantdash.query.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** Refuses requests that do not say, or say twice, which host they are for (RFC 9112, 3.2). */
@Singleton
class HostCheck {

    private static final int BEFORE_AUTHENTICATION = 330;
    private static final int BAD_REQUEST = 400;

    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Za-z:.%_-]+]|[A-Za-z0-9._~!$&'()*+,;=%-]*)(:[0-9]{0,5})?");

    void register(@Observes Filters filters) {
        filters.register(HostCheck::check, BEFORE_AUTHENTICATION);
    }

    /** The router itself fails on a host that it cannot read, before any filter; that must not become our own fault. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(HostCheck::explain);
    }

    private static void explain(RoutingContext failed) {
        if (failed.statusCode() == BAD_REQUEST && failed.request().authority() == null) {
            refuse(failed);
        } else {
            failed.next();
        }
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        boolean named = hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
        if (named || (hosts.isEmpty() && request.version() != HttpVersion.HTTP_1_1)) {
            routing.next();
        } else {
            refuse(routing);
        }
    }

    private static void refuse(RoutingContext routing) {
        RouteProblem.refuse(routing, BAD_REQUEST, "The header Host must be there once, and name a host.");
    }
}
