package io.variantdash.query.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.engine.parameters.ParametersCodec;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.optimization.learning.ParametersRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Learns anew of a persona when what is known of it has got old. A restart changes nothing about that: what the topic has
 * counts until it is old. Where a fit brings nothing new, nothing is written, and the version stays. For the engine's thread.
 */
@Singleton
class Refits {

    private static final int MOST_PERSONAS = 100_000;

    private final Fitting fitting;
    private final LearntParameters parameters;
    private final ParametersCodec codec;
    private final Clock clock;
    private final Duration interval;
    private final Cache<String, Boolean> fittedLately;

    Refits(Fitting fitting, LearntParameters parameters, ParametersCodec codec, Clock clock, DashboardConfig config) {
        this.fitting = fitting;
        this.parameters = parameters;
        this.codec = codec;
        this.clock = clock;
        this.interval = config.engine().refitInterval();
        this.fittedLately = Caffeine.newBuilder()
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

    /** What has been learnt anew of a persona; empty where it is not time yet, or nothing has changed. */
    Optional<NewParameters> of(String persona) {
        if (!isDue(persona)) {
            return Optional.empty();
        }
        Optional<Learnt> fitted = QuarkusTransaction.requiringNew().call(() -> fitting.fit(persona, clock.instant()));
        fittedLately.put(persona, true);
        return fitted.map(
                learnt -> new NewParameters(persona, learnt, codec.encode(ParametersRecord.of(persona, learnt))));
    }

    /** Other answers of this replica rest on it from now on, and those of the others as soon as they have read it. */
    void published(NewParameters learnt) {
        parameters.take(learnt.personaId(), learnt.learnt());
    }

    /** Was not published: the next turn tries again. */
    void failed(NewParameters learnt) {
        fittedLately.invalidate(learnt.personaId());
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
        fittedLately.invalidate(persona);
    }

    private boolean isDue(String persona) {
        Instant old = clock.instant().minus(interval);
        Learnt known = parameters.of(persona);
        return fittedLately.getIfPresent(persona) == null
                && (known == null || !known.fittedAt().isAfter(old));
    }
}
