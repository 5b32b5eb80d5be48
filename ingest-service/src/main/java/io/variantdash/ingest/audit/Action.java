package io.variantdash.ingest.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is recorded of people. */
enum Action {
    /** Dead letters were sent once more. */
    REPLAYED("POST /api/dead-letters/([^/]+/)?replay"),
    /** All that is known of a persona is deleted. */
    ERASED("DELETE /api/personas/[^/]+"),
    /** A persona that was erased may come again. */
    ALLOWED("DELETE /api/erasures/[^/]+"),
    /** A request was refused for who asks, or how often; no request asks for that. */
    REFUSED("(?!)");

    private final Pattern request;

    Action(String request) {
        this.request = Pattern.compile(request);
    }

    /** What a request, as its method and path, does, if that is worth a line. */
    static Optional<Action> of(String request) {
        return Arrays.stream(values())
                .filter(action -> action.request.matcher(request).matches())
                .findFirst();
    }
}
