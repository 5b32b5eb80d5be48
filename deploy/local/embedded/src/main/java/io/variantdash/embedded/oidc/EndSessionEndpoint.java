package io.variantdash.embedded.oidc;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Signs out of the browser's session, and goes back to the page where that is known. */
record EndSessionEndpoint(IssuerOptions options, Grants grants) implements HttpCall.Endpoint {

    @Override
    public void answer(HttpCall call) throws IOException {
        if (!call.isPost() && !call.requireMethod("GET")) {
            return;
        }
        Map<String, String> fields = call.fields();
        SessionCookie.of(call).ifPresent(grants::signOut);
        SessionCookie.remove(call);
        String back = fields.getOrDefault("post_logout_redirect_uri", "");
        if (options.leadsBack(back)) {
            String state = fields.getOrDefault("state", "");
            call.redirect(state.isEmpty() ? back : back + "?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
        } else {
            call.answer(200, "text/html", SignInPage.signedOut());
        }
    }
}
