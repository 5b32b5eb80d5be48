package io.variantdash.query.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Learns anew of a persona when what is known of it has got old. A restart changes nothing about that: what the topic has
 * counts until it is old. Where a fit brings nothing new, nothing is written, and the version stays. For the engine's thread,
 * which never fits itself.
 */
@Singleton
class Refits {

    private static final int MOST_PERSONAS = 100_000;

    private final FitThread fits;
    private final Fitting fitting;
    private final LearntParameters parameters;
    private final Clock clock;
    private final Duration interval;
    private final Cache<String, Boolean> askedLately;

    Refits(FitThread fits, Fitting fitting, LearntParameters parameters, Clock clock, DashboardConfig config) {
        this.fits = fits;
        this.fitting = fitting;
        this.parameters = parameters;
        this.clock = clock;
        this.interval = config.engine().refitInterval();
        this.askedLately = Caffeine.newBuilder()
                .expireAfterWrite(interval)
                .maximumSize(MOST_PERSONAS)
                .build();
    }

    /** How old what is known of a persona gets. */
    Duration interval() {
        return interval;
    }

    /** All that there may be something to learn of, all personas together before any of them. */
    List<String> personas() {
        return QuarkusTransaction.requiringNew().call(fitting::personas);
    }

    /** What has been learnt anew of a persona; empty where it is not time yet, nothing has changed, or a fit is still to come. */
    Optional<NewParameters> of(String persona) {
        Optional<NewParameters> learnt = fits.ready(persona);
        if (learnt.isPresent() && isOutdated(learnt.get())) {
            fits.done(persona);
            learnt = Optional.empty();
        }
        if (learnt.isEmpty() && isDue(persona)) {
            askedLately.put(persona, true);
            fits.want(persona);
        }
        return learnt;
    }

    /** Other answers of this replica rest on it from now on, and those of the others as soon as they have read it. */
    void published(NewParameters learnt) {
        parameters.take(learnt.personaId(), learnt.learnt());
        fits.done(learnt.personaId());
    }

    /** Was not published: the next turn begins anew. */
    void failed(NewParameters learnt) {
        askedLately.invalidate(learnt.personaId());
        fits.done(learnt.personaId());
    }

    /** Leaves all but these personas to others. */
    void keep(Predicate<String> own) {
        askedLately.invalidateAll(fits.drop(own.negate()));
    }

    /** All of whom something has been learnt. */
    Set<String> known() {
        return parameters.personas();
    }

    /** Whether nothing is stored of the persona. */
    boolean isGone(String persona) {
        return QuarkusTransaction.requiringNew().call(() -> fitting.isGone(persona));
    }

    /** Nothing is known of the persona any more, and all of it may be learnt anew at any time. */
    void forget(String persona) {
        parameters.forget(persona);
        var unused = fits.drop(persona::equals);
        askedLately.invalidate(persona);
    }

    /** Whether another owner has published what it has learnt meanwhile. */
    private boolean isOutdated(NewParameters learnt) {
        Learnt known = parameters.of(learnt.personaId());
        return known != null && known.version() >= learnt.learnt().version();
    }

    private boolean isDue(String persona) {
        Instant old = clock.instant().minus(interval);
        Learnt known = parameters.of(persona);
        return askedLately.getIfPresent(persona) == null
                && (known == null || !known.fittedAt().isAfter(old));
    }
}
