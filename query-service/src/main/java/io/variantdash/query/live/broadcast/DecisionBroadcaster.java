package io.variantdash.query.live.broadcast;

import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.live.decision.DecisionChanges;
import io.variantdash.query.live.decision.DecisionEncoder;
import io.variantdash.query.live.decision.DecisionFrames;
import io.variantdash.query.live.decision.DecisionReader;
import io.variantdash.query.live.decision.DecisionRequests;
import io.variantdash.query.live.decision.PersonaDecisions;
import io.variantdash.query.live.hub.Subscribers;
import io.variantdash.query.observe.PersonaField;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import io.variantdash.query.web.problem.DatabaseOutage;
import io.variantdash.query.web.request.PersonaId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Decides anew about personas that a client watches, when something happened and now and then: at most once an interval each,
 * one after the other, and with rests so that a replica never spends more than a quarter of one core on it. Many busy
 * personas are told more rarely instead.
 */
@Singleton
class DecisionBroadcaster implements UpdateListener, DecisionRequests {

    private static final Logger LOG = Logger.getLogger(DecisionBroadcaster.class);
    private static final long NOW_AND_THEN_SECONDS = 30;
    private static final int RESTS_PER_WORK = 3;

    private final Subscribers subscribers;
    private final DecisionReader reader;
    private final DecisionEncoder encoder;
    private final long intervalNanos;
    private final Map<String, Watched> watched = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "decisions"));

    /** A persona that a client watches. But for the flag it is touched by one thread alone. */
    private static final class Watched {

        private final AtomicBoolean due = new AtomicBoolean();
        private final DecisionChanges changes = new DecisionChanges();
        private volatile long notBeforeNanos = System.nanoTime();
    }

    DecisionBroadcaster(
            Subscribers subscribers, DecisionReader reader, DecisionEncoder encoder, DashboardConfig config) {
        this.intervalNanos = config.live().decisionInterval().toNanos();
        this.subscribers = subscribers;
        this.reader = reader;
        this.encoder = encoder;
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Decisions change with time alone: interactions are due that did not come. */
    void start(@Observes StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(
                () -> watched.keySet().forEach(this::decideSoon),
                NOW_AND_THEN_SECONDS,
                NOW_AND_THEN_SECONDS,
                TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        updates.forEach(streamed -> strayed(streamed.update().personaId()));
    }

    @Override
    public void strayed(String personaId) {
        if (subscribers.isWatched(personaId)) {
            decideSoon(personaId);
        }
    }

    @Override
    public void restarted() {
        watched.keySet().forEach(this::decideSoon);
    }

    @Override
    public void wanted(PersonaId persona) {
        decideSoon(persona.value());
    }

    private void decideSoon(String personaId) {
        Watched persona = watched.computeIfAbsent(personaId, first -> new Watched());
        if (!thread.isShutdown() && persona.due.compareAndSet(false, true)) {
            long delay = Math.max(0, persona.notBeforeNanos - System.nanoTime());
            var unused = thread.schedule(() -> decide(personaId, persona), delay, TimeUnit.NANOSECONDS);
        }
    }

    private void decide(String personaId, Watched persona) {
        persona.due.set(false);
        if (!subscribers.isWatched(personaId)) {
            // A client that comes later begins with a snapshot, and what is told then is measured from nothing.
            watched.remove(personaId);
            return;
        }
        long begun = System.nanoTime();
        persona.notBeforeNanos = begun + intervalNanos;
        try {
            tell(personaId, persona.changes);
        } catch (RuntimeException e) {
            failed(personaId, e);
            decideSoon(personaId);
        }
        LockSupport.parkNanos(RESTS_PER_WORK * (System.nanoTime() - begun));
    }

    private void tell(String personaId, DecisionChanges changes) {
        PersonaDecisions decisions = reader.read(new PersonaId(personaId));
        DecisionFrames frames = encoder.frames(decisions, changes.since(decisions.variants()));
        subscribers.onEveryLoop(those -> those.forEach(personaId, subscriber -> subscriber.decided(frames)));
    }

    private static void failed(String personaId, RuntimeException failure) {
        DatabaseOutage outage = DatabaseOutage.behind(failure);
        if (outage == null) {
            PersonaField.during(personaId, () -> LOG.error("No decisions for the clients of a persona", failure));
        } else {
            // Snapshots and health tell it already.
            LOG.debugf("No decisions: %s", outage.detail());
        }
    }
}
