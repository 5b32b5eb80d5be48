package io.variantdash.query.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.problem.MalformedParameter;
import io.variantdash.query.problem.RouteProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses addresses that cannot be read, before anything else looks at them: the layers behind would repair them, refuse
 * them without a word, or (a WebSocket's) have no body to explain it in.
 */
@Singleton
class AddressCheck {

    private static final int BEFORE_ROUTES = 10;
    private static final Pattern PARAMETERS = Pattern.compile("&");
    private static final Pattern WITH_PERSONA = Pattern.compile("/(?:api/[^/]+|dashboard/ws)/([^/]+)(?:/.*)?");

    void register(@Observes Filters filters) {
        filters.register(AddressCheck::check, BEFORE_ROUTES);
    }

    private static void check(RoutingContext request) {
        try {
            checkPath(request.request().path());
            checkQuery(request.request().query());
        } catch (MalformedParameter malformed) {
            RouteProblem.answer(request, malformed);
            return;
        }
        request.next();
    }

    private static void checkPath(@Nullable String path) {
        if (path == null) {
            return;
        }
        Matcher withPersona = WITH_PERSONA.matcher(path);
        if (withPersona.matches()) {
            PersonaId.ofSegment(withPersona.group(1));
        }
        requireReadable("path", path);
    }

    private static void checkQuery(@Nullable String query) {
        if (query != null) {
            PARAMETERS.splitAsStream(query).forEach(parameter -> {
                int equals = parameter.indexOf('=');
                requireReadable(
                        equals < 0 ? parameter : parameter.substring(0, equals), parameter.substring(equals + 1));
            });
        }
    }

    private static void requireReadable(String field, String encoded) {
        if (PercentEncoding.decode(encoded).isEmpty()) {
            throw new MalformedParameter(field, encoded, "percent-encoded UTF-8");
        }
    }
}
