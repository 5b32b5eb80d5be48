package io.variantdash.query.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.config.EngineConfig;
import io.variantdash.query.engine.parameters.ParametersProgress;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.ParametersRecord;
import io.variantdash.query.web.problem.DatabaseOutage;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * The thread of the engine. It looks at a persona when something was told of it, at most once a second, and at all of its
 * personas once a minute, because time alone changes what is to be said. It rests so that a replica never spends more than a
 * quarter of one core on it: many busy personas are looked at more rarely instead, who has waited longest first. Whatever
 * fails is tried again.
 */
@Singleton
class EngineLoop {

    private static final Logger LOG = Logger.getLogger(EngineLoop.class);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private static final Duration LEAST_BETWEEN = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** After so long the group hears of this member again. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(1);

    private static final int RESTS_PER_WORK = 3;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Thread thread = new Thread(this::run, "decision-engine");
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final KafkaClients clients;
    private final DuePersonas due;
    private final GonePersonas gone;
    private final Evaluation evaluation;
    private final Refits refits;
    private final ParametersProgress progress;
    private final EngineMetrics metrics;
    private final EngineConfig config;

    /** When each persona was looked at last; waiting since then are those that are due again. */
    private final Map<String, Long> lookedAtNanos = new HashMap<>();

    private long roundAtNanos;
    private long refitAtNanos;

    EngineLoop(
            KafkaClients clients,
            DuePersonas due,
            GonePersonas gone,
            Evaluation evaluation,
            Refits refits,
            ParametersProgress progress,
            EngineMetrics metrics,
            DashboardConfig config) {
        this.clients = clients;
        this.due = due;
        this.gone = gone;
        this.evaluation = evaluation;
        this.refits = refits;
        this.progress = progress;
        this.metrics = metrics;
        this.config = config.engine();
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(LONGEST_STOP.toMillis());
    }

    private void run() {
        try {
            do {
                decideUntilFailure();
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.error("The engine was interrupted", e);
        }
    }

    private void decideUntilFailure() {
        try (Admin admin = clients.admin();
                Tenures tenures =
                        new Tenures(clients, config, new AlertTopic(admin, config.ingestGroupId()), progress)) {
            roundAtNanos = System.nanoTime() - ROUND.toNanos();
            refitAtNanos = System.nanoTime() - refits.interval().toNanos();
            while (stopping.getCount() > 0) {
                tenures.poll();
                metrics.owned(tenures.settled());
                decide(tenures);
            }
        } catch (KafkaException e) {
            LOG.warnf("Suggestions are not recorded: %s", e.getMessage());
        } catch (RuntimeException e) {
            DatabaseOutage outage = DatabaseOutage.behind(e);
            if (outage == null) {
                LOG.error("The engine failed, and begins anew", e);
            } else {
                // Snapshots and health tell it already.
                LOG.debugf("Suggestions are not recorded: %s", outage.detail());
            }
        } finally {
            metrics.owned(0);
        }
    }

    private void decide(Tenures tenures) {
        long now = System.nanoTime();
        boolean changed = tenures.takeChanged();
        if (changed || now - roundAtNanos >= ROUND.toNanos()) {
            roundAtNanos = now;
            lookedAtNanos.clear();
            evaluation.personas().forEach(due::add);
        }
        if (changed || now - refitAtNanos >= refits.interval().toNanos()) {
            refitAtNanos = now;
            refits.personas().forEach(due::add);
            due.add(ParametersRecord.ALL);
            gone.suspectAll();
        }
        gone.forget(tenures);
        refits.keep(tenures::owns);
        List<String> later = new ArrayList<>();
        for (String persona : longestWaitingFirst(due.take(tenures::owns), now)) {
            long begun = System.nanoTime();
            Long looked = lookedAtNanos.get(persona);
            boolean early = looked != null && begun - looked < LEAST_BETWEEN.toNanos();
            // A tenure may have ended meanwhile.
            if (early || begun - now > LONGEST_TURN.toNanos() || !tenures.owns(persona)) {
                later.add(persona);
            } else if (stopping.getCount() > 0) {
                lookedAtNanos.put(persona, begun);
                decide(persona, tenures);
                LockSupport.parkNanos(RESTS_PER_WORK * (System.nanoTime() - begun));
            }
        }
        later.forEach(due::add);
    }

    private List<String> longestWaitingFirst(Set<String> personas, long now) {
        return personas.stream()
                // What all personas teach is used for each of them.
                .sorted(Comparator.comparing((String persona) -> !persona.equals(ParametersRecord.ALL))
                        .thenComparingLong(persona -> lookedAtNanos.getOrDefault(persona, now - ROUND.toNanos()) - now))
                .toList();
    }

    private void decide(String persona, Tenures tenures) {
        Tenure tenure = tenures.of(persona);
        Optional<NewParameters> learnt = Optional.empty();
        try {
            learnt = refits.of(persona);
            Evaluation.Outcome outcome =
                    evaluation.of(new PersonaId(persona), tenure, learnt.map(NewParameters::learnt));
            if (!outcome.changes().isEmpty() || learnt.isPresent()) {
                tenure.publish(outcome.changes(), learnt);
                metrics.published(outcome.changes());
                learnt.ifPresent(refits::published);
            }
            tenure.decided(persona, outcome.under());
        } catch (TenureEndedException e) {
            LOG.infof("A tenure of partition %d was ended from outside", tenure.partition());
            tenures.end(tenure);
            learnt.ifPresent(refits::failed);
            due.add(persona);
        } catch (RuntimeException e) {
            learnt.ifPresent(refits::failed);
            due.add(persona);
            throw e;
        }
    }
}
