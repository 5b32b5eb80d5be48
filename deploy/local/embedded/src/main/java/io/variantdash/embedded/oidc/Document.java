package io.variantdash.embedded.oidc;

import java.io.IOException;
import java.util.function.Supplier;

/** A JSON document that is made anew each time it is asked for. */
record Document(Supplier<String> content) implements HttpCall.Endpoint {

    @Override
    public void answer(HttpCall call) throws IOException {
        if (call.requireMethod("GET")) {
            call.answer(200, "application/json", content.get());
        }
    }
}
