package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.SettingRanges;
import java.time.Duration;

/** The engine that raises and clears suggestions as alerts. */
public interface EngineConfig {

    /** Whether this replica takes part in it. Without any that does, suggestions are answered but not recorded. */
    @WithDefault("true")
    @WithConverter(SettingRanges.Switch.class)
    boolean enabled();

    /** The group in which replicas share the personas among them. */
    @WithDefault("variant-dash-engine")
    @WithConverter(SettingRanges.GroupId.class)
    String groupId();

    /** The group of ingest-service: who takes over a persona waits until it has stored what others raised. */
    @WithDefault("variant-dash-ingest")
    @WithConverter(SettingRanges.GroupId.class)
    String ingestGroupId();

    /** How old what is known of a persona gets before its history is looked at again. */
    @WithDefault("10M")
    @WithConverter(SettingRanges.Age.class)
    Duration refitInterval();
}
