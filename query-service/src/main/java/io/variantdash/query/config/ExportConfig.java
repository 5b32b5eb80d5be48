package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.SettingRanges;

/** Tables of the audit trail. */
public interface ExportConfig {

    /** How many are read at the same time; each holds a connection to the database while a client reads it. */
    @WithDefault("2")
    @WithConverter(SettingRanges.Concurrency.class)
    int maxConcurrent();
}
