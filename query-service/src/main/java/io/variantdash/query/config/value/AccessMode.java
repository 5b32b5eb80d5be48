package io.variantdash.query.config.value;

/** How the service knows who asks. */
public enum AccessMode {
    /** It does not, and answers everyone. */
    NONE,
    /** By a bearer token that the configured OpenID Connect issuer has signed. */
    OIDC
}
