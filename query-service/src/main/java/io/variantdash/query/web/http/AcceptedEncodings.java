package io.variantdash.query.web.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a client says about how an answer may be compressed. */
public final class AcceptedEncodings {

    private static final String IDENTITY = "identity";
    private static final String ANY = "*";
    private static final Pattern CODING = Pattern.compile(Preferences.TOKEN);

    private final Preferences preferences;

    private AcceptedEncodings(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Reads all lines of the header. */
    public static AcceptedEncodings of(List<String> lines) {
        return new AcceptedEncodings(Preferences.of(lines, CODING));
    }

    /** Whether gzip is taken, and not less liked than no compression at all. */
    public boolean includeGzip() {
        double gzip = preferences.ofFirst("gzip", "x-gzip", ANY).orElse(0);
        return gzip > 0 && gzip >= preferences.ofFirst(IDENTITY).orElse(0);
    }

    /** Whether an answer may come as it is. */
    boolean includeIdentity() {
        return preferences.ofFirst(IDENTITY, ANY).orElse(1) > 0;
    }

    /** Whether the client forbids everything that this service can send, the uncompressed answer included. */
    boolean leaveNothing() {
        return !includeIdentity()
                && Stream.of("gzip", "x-gzip", "deflate")
                        .allMatch(name -> preferences.ofFirst(name, ANY).orElse(0) == 0);
    }
}
