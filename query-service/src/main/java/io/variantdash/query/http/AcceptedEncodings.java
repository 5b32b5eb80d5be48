package io.variantdash.query.http;

import java.util.List;
import java.util.stream.Stream;

/** What a client says about how an answer may be compressed. */
public final class AcceptedEncodings {

    private static final String IDENTITY = "identity";
    private static final String ANY = "*";

    private final Preferences preferences;

    private AcceptedEncodings(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Reads all lines of the header. */
    public static AcceptedEncodings of(List<String> lines) {
        return new AcceptedEncodings(Preferences.of(lines));
    }

    /** Whether gzip is taken, and not less liked than no compression at all. */
    public boolean includeGzip() {
        double gzip = preferences.ofFirst("gzip", "x-gzip", ANY).orElse(0);
        return gzip > 0 && gzip >= preferences.ofFirst(IDENTITY).orElse(0);
    }

    /** Whether the client forbids everything that this service can send, the uncompressed answer included. */
    boolean leaveNothing() {
        boolean identity = preferences.ofFirst(IDENTITY, ANY).orElse(1) > 0;
        return !identity
                && Stream.of("gzip", "x-gzip", "deflate")
                        .allMatch(name -> preferences.ofFirst(name, ANY).orElse(0) == 0);
    }
}
