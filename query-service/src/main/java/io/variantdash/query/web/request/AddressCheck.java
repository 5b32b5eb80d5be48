package io.variantdash.query.web.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.problem.RouteProblem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses addresses that cannot be read, or that two readers would read differently, before anything else looks at them:
 * the layers behind would repair them, refuse them without a word, or (a WebSocket's) have no body to explain it in. Some
 * remove dots and doubled slashes, and some cut at a semicolon, by which a request would reach another persona.
 */
@Singleton
class AddressCheck {

    /** Which reads the path, and answers one that cannot be read without a word. */
    private static final int BEFORE_AUTHENTICATION = 310;

    private static final String BEGINS_WITH_SLASH = "a path that begins with a slash";
    private static final Pattern PARAMETERS = Pattern.compile("&");
    private static final Pattern WITH_PERSONA = Pattern.compile("/(?:api/[^/]+|dashboard/ws)/([^/]+)(?:/.*)?");

    private static final Pattern WITH_VARIANT = Pattern.compile("/api/variants/[^/]+/([^/]+)/.*");

    /** Of these the first would count, or the last; where one of them is empty, it would count as absent. */
    private static final Set<String> GIVEN_ONCE = Set.of(
            "limit",
            "cursor",
            "from",
            "to",
            "resolution",
            "status",
            "type",
            "variant_id",
            "position",
            "bom",
            "cost_ratio",
            "protected",
            "kill");

    private static final Set<String> NOT_EMPTY = Set.of(
            "limit",
            "cursor",
            "from",
            "to",
            "resolution",
            "status",
            "type",
            "variant_id",
            "bom",
            "cost_ratio",
            "protected",
            "kill");

    /** Which take a list of variants. */
    private static final Pattern WITH_VARIANTS =
            Pattern.compile("/api/(optimization/[^/]+/posterior|sparklines/[^/]+)/?");

    void register(@Observes Filters filters) {
        filters.register(AddressCheck::check, BEFORE_AUTHENTICATION);
    }

    /** The router refuses a request without a path before there is any filter, with 400 or 404 and in words of its own. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(AddressCheck::explain);
    }

    private static void explain(RoutingContext failed) {
        String path = failed.request().path();
        if (path == null || !path.startsWith("/")) {
            RouteProblem.answer(failed, new MalformedParameter("path", String.valueOf(path), BEGINS_WITH_SLASH));
        } else {
            failed.next();
        }
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        try {
            checkTarget(request.uri());
            checkPath(request.path());
            checkQuery(request.query(), WITH_VARIANTS.matcher(request.path()).matches());
        } catch (MalformedParameter malformed) {
            RouteProblem.answer(routing, malformed);
            return;
        }
        routing.next();
    }

    private static void checkTarget(String target) {
        if (target.indexOf('#') >= 0) {
            throw new MalformedParameter("path", target, "without a fragment (a # in it is percent-encoded)");
        }
    }

    private static void checkPath(@Nullable String path) {
        if (path != null && path.indexOf(';') >= 0) {
            throw new MalformedParameter("path", path, "without parameters of segments (a ; in it is percent-encoded)");
        }
        if (path == null || !path.startsWith("/")) {
            throw new MalformedParameter("path", String.valueOf(path), BEGINS_WITH_SLASH);
        }
        Matcher withPersona = WITH_PERSONA.matcher(path);
        if (withPersona.matches()) {
            PersonaId.ofSegment(withPersona.group(1));
        }
        Matcher withVariant = WITH_VARIANT.matcher(path);
        if (withVariant.matches()) {
            requireReadable("variant_id", withVariant.group(1));
        }
        requireReadable("path", path);
        requireSegments(path);
    }

    /** Only the last may be empty: then the path ends with a slash, which says nothing. */
    private static void requireSegments(String path) {
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            if (slash == start) {
                throw new MalformedParameter("path", path, "without empty segments");
            }
            PercentEncoding.decode(path.substring(start, slash)).ifPresent(AddressCheck::requireName);
            start = slash + 1;
        }
        PercentEncoding.decode(path.substring(start)).ifPresent(AddressCheck::requireName);
    }

    private static void requireName(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            throw new MalformedParameter("path", segment, "without . and .. as segments, however they are encoded");
        }
    }

    private static void checkQuery(@Nullable String query, boolean severalVariants) {
        if (query == null) {
            return;
        }
        if (query.indexOf(';') >= 0) {
            throw new MalformedParameter("query", query, "separated by & (a ; within a value is percent-encoded)");
        }
        Set<String> seen = new HashSet<>();
        PARAMETERS.splitAsStream(query).forEach(parameter -> {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            requireReadable(name, parameter.substring(equals + 1));
            String decoded = requireReadable(name, name);
            boolean once = GIVEN_ONCE.contains(decoded) && !(severalVariants && decoded.equals("variant_id"));
            if (!seen.add(decoded) && once) {
                throw new MalformedParameter(decoded, parameter, "given once");
            }
            if (NOT_EMPTY.contains(decoded) && (equals < 0 || equals == parameter.length() - 1)) {
                throw new MalformedParameter(decoded, "", "not empty");
            }
        });
    }

    private static String requireReadable(String field, String encoded) {
        return PercentEncoding.decode(encoded)
                .orElseThrow(() -> new MalformedParameter(field, encoded, "percent-encoded UTF-8"));
    }
}
