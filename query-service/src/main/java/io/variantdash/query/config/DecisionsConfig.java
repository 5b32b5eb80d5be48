package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.variantdash.query.config.value.SettingRanges;
import java.time.Duration;
import java.util.Map;

/** By what the decision engine decides. */
public interface DecisionsConfig {

    /** The cost of killing a variant that would have done well, where letting a bad one run costs 1. */
    @WithDefault("1")
    @WithConverter(SettingRanges.Cost.class)
    double wrongKillCost();

    /** A variant that truly reaches this share of its prediction is protected from kills. */
    @WithDefault("0.8")
    @WithConverter(SettingRanges.Share.class)
    double protectedShare();

    /** A variant that truly stays below this share of its prediction is to be killed. */
    @WithDefault("0.5")
    @WithConverter(SettingRanges.Share.class)
    double killShare();

    /** Of protected variants, the share that may ever be suggested for a kill on evidence alone. */
    @WithDefault("0.05")
    @WithConverter(SettingRanges.ErrorRate.class)
    double falseKillRate();

    /** How old a post must be before anything is suggested about it. */
    @WithDefault("5M")
    @WithConverter(SettingRanges.Delay.class)
    Duration gracePeriod();

    /** How many views a variant must have before anything is suggested about it. */
    @WithDefault("100")
    @WithConverter(SettingRanges.Count.class)
    int leastViews();

    /** Whether a persona with little history learns from all personas. */
    @WithDefault("true")
    @WithConverter(SettingRanges.Switch.class)
    boolean learnFromAllPersonas();

    /** Of the variants that would be suggested for a kill, the share that is let run, to learn how many of them do well. */
    @WithDefault("0")
    @WithConverter(SettingRanges.Holdout.class)
    double holdoutShare();

    /** What is different for single personas, by their id. */
    Map<String, PersonaDecisionsConfig> personas();
}
