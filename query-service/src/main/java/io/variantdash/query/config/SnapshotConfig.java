package io.variantdash.query.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.SettingRanges;
import java.time.Duration;

/** Snapshots of dashboards in memory. */
public interface SnapshotConfig {

    /** How old a snapshot gets even when nothing arrives. */
    @WithDefault("5S")
    @WithConverter(SettingRanges.Age.class)
    Duration maxAge();

    /** How often a snapshot is read anew at most, and how long what a frame told may be missing in it. */
    @WithDefault("250MS")
    @WithConverter(SettingRanges.Interval.class)
    Duration minInterval();

    /** How long a snapshot is kept that no client asks for. */
    @WithDefault("10M")
    @WithConverter(SettingRanges.Age.class)
    Duration keep();

    /** How many are kept at most; the least used go. */
    @WithDefault("2000")
    @WithConverter(SettingRanges.Count.class)
    int maxCount();

    /** How much memory they take at most; the least used go. */
    @WithDefault("64M")
    @WithConverter(SettingRanges.ReplicaMemory.class)
    MemorySize maxSize();

    /** How many are read at the same time; the rest of the pool stays free for other questions. */
    @WithDefault("4")
    @WithConverter(SettingRanges.Concurrency.class)
    int threads();

    /** How long a request waits for one before the answer is that there is none now. */
    @WithDefault("1800MS")
    @WithConverter(SettingRanges.Timeout.class)
    Duration timeout();
}
