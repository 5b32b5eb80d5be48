package io.variantdash.query.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.SettingRanges;
import io.variantdash.query.config.value.ZoneConverter;
import java.time.Duration;
import java.time.ZoneId;

/**
 * Every setting of our own; those of the frameworks are in application.properties. Each has a range, and the service does
 * not start with a setting outside of it; {@link SettingsCheck} holds settings against each other.
 */
@ConfigMapping(prefix = "dashboard")
public interface DashboardConfig {

    /** Whose midnight begins a day, for everything that is counted "today". */
    @WithDefault("UTC")
    @WithConverter(ZoneConverter.class)
    ZoneId zone();

    /**
     * How long the service may practise at its start, before it is ready, so that the first updates and requests are as fast as
     * later ones; nothing at {@code 0s}.
     */
    @WithDefault("1s")
    @WithConverter(SettingRanges.Practice.class)
    Duration warmUp();

    AccessConfig access();

    WebConfig web();

    ExportConfig export();

    SnapshotConfig snapshot();

    LiveConfig live();

    DecisionsConfig decisions();

    EngineConfig engine();
}
