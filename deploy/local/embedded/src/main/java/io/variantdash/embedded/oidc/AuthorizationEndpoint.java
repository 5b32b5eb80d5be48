package io.variantdash.embedded.oidc;

import io.variantdash.embedded.port.Ports;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Shows the form, or sends back at once a person who has signed in with this browser before. */
record AuthorizationEndpoint(IssuerOptions options, Grants grants) implements HttpCall.Endpoint {

    @Override
    public void answer(HttpCall call) throws IOException {
        if (!call.isPost() && !call.requireMethod("GET")) {
            return;
        }
        Map<String, String> fields = call.fields();
        AuthorizationRequest request = new AuthorizationRequest(fields).requireKnownClient(options);
        String issuer = "http://" + Ports.HOST + ":" + call.port();
        Optional<String> error = request.error();
        Optional<Grants.Session> session = session(call, request, fields);
        if (error.isPresent()) {
            call.redirect(request.answer(issuer, "error", error.get()));
        } else if (session.isPresent()) {
            call.redirect(request.answer(issuer, "code", grants.code(request, session.get())));
        } else if (request.field("prompt").equals("none")) {
            call.redirect(request.answer(issuer, "error", "login_required"));
        } else {
            call.answer(200, "text/html", SignInPage.of(options.people(), request));
        }
    }

    private Optional<Grants.Session> session(HttpCall call, AuthorizationRequest request, Map<String, String> fields) {
        if (call.isPost()) {
            return options.person(fields.getOrDefault("person", "")).map(person -> {
                Grants.Session begun = grants.signIn(person);
                SessionCookie.set(call, begun.id());
                return begun;
            });
        }
        return request.field("prompt").equals("login")
                ? Optional.empty()
                : SessionCookie.of(call).flatMap(grants::session);
    }
}
