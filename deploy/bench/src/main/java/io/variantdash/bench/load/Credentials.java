package io.variantdash.bench.load;

import org.jspecify.annotations.Nullable;

/**
 * How clients prove who they are.
 *
 * @param token what they send; null where the service asks for none
 */
public record Credentials(@Nullable String token) {

    public static final String HEADER = "Authorization";

    /** Of a service that is open. */
    public static final Credentials NONE = new Credentials(null);

    /** The value of the header. */
    public @Nullable String header() {
        return token == null ? null : "Bearer " + token;
    }

    /** What they add to the head of a request: a line, or nothing. */
    public String line() {
        return token == null ? "" : HEADER + ": " + header() + "\r\n";
    }
}
