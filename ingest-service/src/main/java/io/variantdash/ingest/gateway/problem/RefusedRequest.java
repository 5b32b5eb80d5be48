package io.variantdash.ingest.gateway.problem;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;

/** Ends a request that is not accepted, with the problem that its sender is told. */
public final class RefusedRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How soon to try again, where nothing is wrong with the request. */
    public static final String RETRY_AFTER_SECONDS = "1";

    private final transient Problem problem;
    private final transient Map<String, String> headers;

    private RefusedRequest(Problem problem, Map<String, String> headers) {
        super(problem.detail(), null, false, false); // expected, so a stack trace would be cost without news
        this.problem = problem;
        this.headers = Map.copyOf(headers);
    }

    /** What is wrong with the request is in the problem. */
    public static RefusedRequest with(Problem problem) {
        return new RefusedRequest(problem, Map.of());
    }

    public static RefusedRequest malformed(String detail) {
        return with(Problem.of(400, detail));
    }

    public static RefusedRequest tooLarge(String detail) {
        return with(Problem.of(413, detail));
    }

    /** What is sent is in a form that is not read here; the header says which are. */
    public static RefusedRequest unsupported(String detail, String header, String supported) {
        return new RefusedRequest(Problem.of(415, detail), Map.of(header, supported));
    }

    /** Nothing is wrong with the request, and later it can be taken. */
    public static RefusedRequest unavailable(String detail) {
        return new RefusedRequest(Problem.of(503, detail), Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS));
    }

    public Problem problem() {
        return problem;
    }

    /** What the answer's header says besides. */
    public Map<String, String> headers() {
        return headers;
    }
}
