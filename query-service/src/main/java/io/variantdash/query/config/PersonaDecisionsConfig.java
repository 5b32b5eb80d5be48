package io.variantdash.query.config;

import io.smallrye.config.WithConverter;
import io.variantdash.query.config.value.SettingRanges;
import java.time.Duration;
import java.util.Optional;

/** By what is decided about one persona; what is not set is as for all. */
public interface PersonaDecisionsConfig {

    /** See {@link DecisionsConfig#wrongKillCost()}. */
    Optional<@WithConverter(SettingRanges.Cost.class) Double> wrongKillCost();

    /** See {@link DecisionsConfig#protectedShare()}. */
    Optional<@WithConverter(SettingRanges.Share.class) Double> protectedShare();

    /** See {@link DecisionsConfig#killShare()}. */
    Optional<@WithConverter(SettingRanges.Share.class) Double> killShare();

    /** See {@link DecisionsConfig#falseKillRate()}. */
    Optional<@WithConverter(SettingRanges.ErrorRate.class) Double> falseKillRate();

    /** See {@link DecisionsConfig#gracePeriod()}. */
    Optional<@WithConverter(SettingRanges.Delay.class) Duration> gracePeriod();

    /** See {@link DecisionsConfig#leastViews()}. */
    Optional<@WithConverter(SettingRanges.Count.class) Integer> leastViews();

    /** See {@link DecisionsConfig#holdoutShare()}. */
    Optional<@WithConverter(SettingRanges.Holdout.class) Double> holdoutShare();
}
