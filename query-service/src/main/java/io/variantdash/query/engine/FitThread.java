package io.variantdash.query.engine;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.engine.parameters.ParametersCodec;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.ParametersRecord;
import io.variantdash.query.web.problem.DatabaseOutage;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The thread that learns from histories, one after the other: a fit takes seconds where a persona has a long one, and no
 * decisions wait for it. It rests so that a replica never spends more than a quarter of one core on it. What all personas
 * teach comes first, and is published before another fit begins, because each is drawn towards it.
 */
@Singleton
class FitThread {

    private static final Logger LOG = Logger.getLogger(FitThread.class);
    private static final int RESTS_PER_WORK = 3;
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Thread thread = new Thread(this::run, "decision-engine-fits");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Fitting fitting;
    private final ParametersCodec codec;
    private final DuePersonas due;
    private final Clock clock;
    private final boolean enabled;

    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, NewParameters> ready = new HashMap<>();
    /** Whose fit is under way; null where there is none, or its result is not wanted any more. */
    private @Nullable String current;

    FitThread(Fitting fitting, ParametersCodec codec, DuePersonas due, Clock clock, DashboardConfig config) {
        this.fitting = fitting;
        this.codec = codec;
        this.due = due;
        this.clock = clock;
        this.enabled = config.engine().enabled();
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            thread.start();
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        notifyAll();
    }

    /** Asks for a fit. When it has brought something new, the persona is due. */
    synchronized void want(String persona) {
        wanted.add(persona);
        notifyAll();
    }

    /** What a fit has brought that is not done with yet. */
    synchronized Optional<NewParameters> ready(String persona) {
        return Optional.ofNullable(ready.get(persona));
    }

    /** What a fit has brought is published, or is not to be; one that is under way goes on. */
    synchronized void done(String persona) {
        ready.remove(persona);
        notifyAll();
    }

    /** Drops what concerns others, and answers whom. */
    synchronized Set<String> drop(Predicate<String> others) {
        Set<String> dropped = new HashSet<>(wanted);
        dropped.addAll(ready.keySet());
        if (current != null) {
            dropped.add(current);
        }
        dropped.removeIf(others.negate());
        wanted.removeAll(dropped);
        ready.keySet().removeAll(dropped);
        if (current != null && dropped.contains(current)) {
            current = null;
        }
        notifyAll();
        return dropped;
    }

    private void run() {
        try {
            for (String persona = next(); persona != null; persona = next()) {
                long begun = System.nanoTime();
                fit(persona);
                LockSupport.parkNanos(RESTS_PER_WORK * (System.nanoTime() - begun));
            }
        } catch (InterruptedException e) {
            LOG.error("The thread that learns was interrupted", e);
        }
    }

    private void fit(String persona) throws InterruptedException {
        try {
            finish(
                    persona,
                    QuarkusTransaction.requiringNew()
                            .call(() -> fitting.fit(persona, clock.instant()))
                            .map(learnt -> new NewParameters(
                                    persona, learnt, codec.encode(ParametersRecord.of(persona, learnt)))));
        } catch (RuntimeException e) {
            retry(persona, e);
        }
    }

    /** Waits for the next persona; null where there is none any more. */
    private synchronized @Nullable String next() throws InterruptedException {
        while (stopping.getCount() > 0 && (wanted.isEmpty() || ready.containsKey(ParametersRecord.ALL))) {
            wait();
        }
        if (stopping.getCount() == 0) {
            return null;
        }
        String persona = wanted.contains(ParametersRecord.ALL)
                ? ParametersRecord.ALL
                : wanted.iterator().next();
        wanted.remove(persona);
        current = persona;
        return persona;
    }

    private synchronized void finish(String persona, Optional<NewParameters> learnt) {
        if (persona.equals(current) && learnt.isPresent()) {
            ready.put(persona, learnt.get());
            due.add(persona);
        }
        current = null;
    }

    private void retry(String persona, RuntimeException failure) throws InterruptedException {
        if (stopping.getCount() == 0) {
            return;
        }
        DatabaseOutage outage = DatabaseOutage.behind(failure);
        if (outage == null) {
            LOG.error("Learning from a history failed, and is tried again", failure);
        } else {
            LOG.debugf("Nothing is learnt: %s", outage.detail());
        }
        putBack(persona);
        var unused = stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void putBack(String persona) {
        if (persona.equals(current)) {
            wanted.add(persona);
        }
        current = null;
    }
}
