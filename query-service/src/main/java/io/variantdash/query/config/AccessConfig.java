package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.AccessMode;
import io.variantdash.query.config.value.AccessModeConverter;
import io.variantdash.query.config.value.ClaimNameConverter;
import io.variantdash.query.config.value.OauthTextConverter;

/** Who may see what. */
public interface AccessConfig {

    /** How callers are known: {@code oidc}, or {@code none} where everyone may see everything. */
    @WithDefault("oidc")
    @WithConverter(AccessModeConverter.class)
    AccessMode mode();

    /** The claim of a token that lists the roles of its bearer. */
    @WithDefault("roles")
    @WithConverter(ClaimNameConverter.class)
    String rolesClaim();

    /** The claim of a token that lists the personas its bearer may see: ids, and patterns with {@code *}. */
    @WithDefault("personas")
    @WithConverter(ClaimNameConverter.class)
    String personasClaim();

    /** As what the web app is known to the issuer; it is a public client, which has no secret. */
    @WithDefault("variant-dash-web")
    @WithConverter(OauthTextConverter.class)
    String webClientId();

    /** What the web app asks the issuer for, separated by spaces; {@code openid} is needed. */
    @WithDefault("openid")
    @WithConverter(OauthTextConverter.class)
    String webScope();
}
