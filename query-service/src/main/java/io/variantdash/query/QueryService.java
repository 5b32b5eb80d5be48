package io.variantdash.query;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The entry point. */
@QuarkusMain
public final class QueryService {

    private QueryService() {}

    /**
     * Takes the check of addresses into our own hands ({@code request.AddressCheck}): Quarkus refuses those with broken
     * encoding by a bare 400, and has only this system property for it.
     */
    public static void main(String... arguments) {
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }
}
