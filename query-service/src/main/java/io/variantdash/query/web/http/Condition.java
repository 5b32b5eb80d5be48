package io.variantdash.query.web.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.List;

/** What becomes of a request for something that has an entity tag (RFC 9110, 13.2.2). */
public enum Condition {
    /** It is answered. */
    HOLDS,
    /** The client has what it asks for: 304. */
    NOT_MODIFIED,
    /** The client wants it only if it is another: 412. */
    FAILED;

    /** From all lines of both headers. */
    public static Condition of(List<String> ifMatch, List<String> ifNoneMatch, EntityTag current) {
        if (!ifMatch.isEmpty() && !EntityTags.of(ifMatch).matchStrongly(current)) {
            return FAILED;
        }
        return EntityTags.of(ifNoneMatch).matchWeakly(current) ? NOT_MODIFIED : HOLDS;
    }
}
