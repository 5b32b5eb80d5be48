package io.variantdash.local.stack.process;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * Notices that a service has ended though its process has not: its liveness check says no, or nothing, several times in a
 * row. A check that is said to restart the service where something restarts it is to end the stack, which nothing restarts.
 */
public final class LivenessWatch {

    private static final String LIVENESS = "/q/health/live";
    /** One answer may be late on a machine that is busy with other things. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final int MOST_FAILURES = 5;
    private static final long INTERVAL_MILLIS = 1_000;

    private final ServiceProcess service;
    private final HealthProbe probe;
    private final BooleanSupplier ended;
    private final CompletableFuture<StackFailure> failure = new CompletableFuture<>();

    private LivenessWatch(ServiceProcess service, BooleanSupplier ended) {
        this.service = service;
        this.probe = new HealthProbe(service.uri().resolve(LIVENESS), TIMEOUT);
        this.ended = ended;
    }

    /**
     * Watches a service that is ready, on a thread of its own, until it says so.
     *
     * @param ended whether the watch is over
     * @return completes when the service lives no longer; what is stopped or killed on purpose is not watched meanwhile
     */
    public static CompletableFuture<StackFailure> begin(ServiceProcess service, BooleanSupplier ended) {
        LivenessWatch watch = new LivenessWatch(service, ended);
        Thread thread = new Thread(watch::run, service.name() + "-liveness");
        thread.setDaemon(true);
        thread.start();
        return watch.failure;
    }

    private void run() {
        int failures = 0;
        try {
            while (!ended.getAsBoolean() && failures < MOST_FAILURES) {
                Pause.millis(INTERVAL_MILLIS);
                failures = service.isWanted() && !probe.isUp() ? failures + 1 : 0;
            }
        } catch (CancellationException e) {
            return;
        }
        if (failures == MOST_FAILURES) {
            failure.complete(new StackFailure("%s runs, but is not alive: %d times in a row its liveness check said: %s"
                    .formatted(service.name(), MOST_FAILURES, probe.lastAnswer())));
        }
    }
}
