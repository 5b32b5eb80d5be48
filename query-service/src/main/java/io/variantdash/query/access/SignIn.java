package io.variantdash.query.access;

import org.jspecify.annotations.Nullable;

/**
 * What the web app must know to sign people in.
 *
 * @param required whether people have to
 * @param issuer where; its discovery document is below this address
 * @param clientId as what the web app is known there
 * @param scope what it asks for
 */
record SignIn(
        boolean required,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String scope) {

    static final SignIn NOT_NEEDED = new SignIn(false, null, null, null);
}
