package io.variantdash.query.web.guard;

import java.net.URI;

/** Where the issuer of tokens is asked by a page that signs in: its address without the path. */
final class IssuerOrigin {

    private IssuerOrigin() {}

    static String of(String address) {
        URI issuer = URI.create(address);
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
