package io.variantdash.query.snapshot;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a client says about how an answer may be compressed. */
final class AcceptedEncodings {

    private static final Pattern GZIP =
            Pattern.compile("(^|,)\\s*(gzip|x-gzip)\\s*($|,|;(?!\\s*q=0(\\.0*)?\\s*($|,)))");

    private AcceptedEncodings() {}

    static boolean includeGzip(@Nullable String header) {
        return header != null && GZIP.matcher(header.toLowerCase(Locale.ROOT)).find();
    }
}
