package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.AddressRange;
import io.variantdash.query.config.value.OriginConverter;
import io.variantdash.query.config.value.SettingRanges;
import java.util.Optional;
import java.util.Set;

/** Requests of browsers and programs, whatever they ask for. */
public interface WebConfig {

    /** How many requests a second an address may send, on average; those of ten seconds at once. */
    @WithDefault("1000")
    @WithConverter(SettingRanges.Frequency.class)
    int requestsPerSecondPerAddress();

    /** The same for a caller who is known by a token. */
    @WithDefault("100")
    @WithConverter(SettingRanges.Frequency.class)
    int requestsPerSecondPerIdentity();

    /** Proxies whose word on where a request comes from is taken: addresses, or ranges of them. */
    Optional<Set<@WithConverter(AddressRange.FromText.class) AddressRange>> trustedProxies();

    /** Origins besides this host's and the issuer's that the page may ask. */
    Optional<Set<@WithConverter(OriginConverter.class) String>> connectOrigins();
}
