package io.variantdash.local.demo.simulation;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A variant that is shown to people. Views come fast and then ever more slowly; those that earn an interaction earn it
 * some seconds later.
 */
final class LiveVariant {

    /** The mean time from a view to its interaction. */
    static final Duration LAG = Duration.ofSeconds(8);

    /** How much more often a monitor looks at a new variant than at an old one. */
    private static final double NOVELTY = 4;

    private final String personaId;
    private final String id;
    private final Draft draft;
    private final Instant postedAt;
    private Instant lastLook;
    private long views;
    private long interactions;
    // Of views that were counted, interactions that are still to come.
    private int interested;

    LiveVariant(String personaId, String id, Draft draft, Instant postedAt) {
        this.personaId = personaId;
        this.id = id;
        this.draft = draft;
        this.postedAt = postedAt;
        this.lastLook = postedAt;
    }

    String id() {
        return id;
    }

    Draft draft() {
        return draft;
    }

    long views() {
        return views;
    }

    long interactions() {
        return interactions;
    }

    double er() {
        return views == 0 ? 0 : (double) interactions / views;
    }

    Duration age(Instant now) {
        return Duration.between(postedAt, now);
    }

    boolean isOver(Instant now) {
        return age(now).compareTo(draft.life()) >= 0;
    }

    /** How badly a look at it is wanted. */
    double urgency(Instant now) {
        return seconds(Duration.between(lastLook, now)) * (1 + NOVELTY * stillToCome(now));
    }

    /** Lets it live on until now. */
    void advance(Instant now, Chance chance) {
        double expected = draft.audience() * (stillToCome(lastLook) - stillToCome(now));
        int attracted = chance.arrivals(expected * draft.trueEr());
        int indifferent = chance.arrivals(expected * (1 - draft.trueEr()));
        double lags = seconds(Duration.between(lastLook, now)) / seconds(LAG);
        int decided = chance.among(interested, -Math.expm1(-lags)) + chance.among(attracted, decidedOfNew(lags));
        views += attracted + indifferent;
        interactions += decided;
        interested += attracted - decided;
        lastLook = now;
    }

    PerformanceUpdate report(String eventId) {
        return new PerformanceUpdate(eventId, personaId, id, views, interactions, er(), lastLook);
    }

    VariantPosted post(String eventId, VariantStatus status, Instant now) {
        return new VariantPosted(
                eventId,
                personaId,
                id,
                draft.content(),
                draft.predictedEr(),
                draft.pattern().wireName(),
                status,
                postedAt,
                now);
    }

    EarlyKill kill(String eventId) {
        String reason = String.format(
                Locale.ROOT,
                "ER %.2f %% after %,d views is below half of the predicted %.2f %%",
                100 * er(),
                views,
                100 * draft.predictedEr());
        return new EarlyKill(eventId, personaId, id, reason, er(), views, postedAt, lastLook);
    }

    private double stillToCome(Instant now) {
        return Math.exp(-seconds(age(now)) / seconds(draft.decay()));
    }

    // Views that are spread evenly over the time since the last look had on average less of it to decide.
    private static double decidedOfNew(double lags) {
        return lags > 0 ? 1 + Math.expm1(-lags) / lags : 0;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
