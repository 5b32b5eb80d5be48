package io.variantdash.query.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jspecify.annotations.Nullable;

/** The body of an error (RFC 9457). The last three name a malformed parameter. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable String value,
        @Nullable String allowed) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int LONGEST_VALUE = 200;

    /** A problem of which the status says it all. */
    static Problem of(Response.StatusType status, String detail) {
        return new Problem("about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, null, null, null);
    }

    /** A parameter that cannot be used. */
    static Problem of(MalformedParameter malformed) {
        String value = malformed.value();
        return new Problem(
                "about:blank",
                Status.BAD_REQUEST.getReasonPhrase(),
                Status.BAD_REQUEST.getStatusCode(),
                "%s must be %s".formatted(malformed.field(), malformed.allowed()),
                malformed.field(),
                value.codePointCount(0, value.length()) <= LONGEST_VALUE
                        ? value
                        : value.substring(0, value.offsetByCodePoints(0, LONGEST_VALUE)),
                malformed.allowed());
    }
}
