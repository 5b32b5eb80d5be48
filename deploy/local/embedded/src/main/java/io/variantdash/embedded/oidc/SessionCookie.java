package io.variantdash.embedded.oidc;

import java.util.Optional;

/** By which a browser is known again, so that a second page needs no second form. */
final class SessionCookie {

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    static Optional<String> of(HttpCall call) {
        return call.cookie(name(call));
    }

    static void set(HttpCall call, String session) {
        call.with("Set-Cookie", name(call) + "=" + session + ATTRIBUTES);
    }

    static void remove(HttpCall call) {
        call.with("Set-Cookie", name(call) + "=" + ATTRIBUTES + "; Max-Age=0");
    }

    // Stacks with other ports share the host, and with it the cookies.
    private static String name(HttpCall call) {
        return "demo-session-" + call.port();
    }
}
