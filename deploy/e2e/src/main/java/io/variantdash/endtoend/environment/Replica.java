package io.variantdash.endtoend.environment;

import io.variantdash.local.stack.process.ServiceProcess;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A replica of ingest-service whose health is watched whenever it is expected to have any. */
public final class Replica implements AutoCloseable {

    private final ServiceProcess process;
    private final HealthWatch liveness;
    private final HealthWatch readiness;
    private boolean running;

    Replica(ServiceProcess process) {
        this.process = process;
        this.liveness = new HealthWatch(process.uri(), "live");
        this.readiness = new HealthWatch(process.uri(), "ready");
    }

    /** Where it answers HTTP. */
    public URI uri() {
        return process.uri();
    }

    /** The number of its process. */
    public long pid() {
        return process.handle().pid();
    }

    public String name() {
        return process.name();
    }

    public boolean isRunning() {
        return running;
    }

    public boolean isReady() {
        return process.isReady();
    }

    /** Starts it, unless it runs; returns before it is ready. */
    public void start() {
        process.start();
        running = true;
    }

    /** Returns when it is ready. From now on it is expected to be alive. */
    public void awaitReady() {
        process.awaitReady();
        expectHealth(true);
    }

    /** Ends it at once, as a crash does. */
    public void kill() {
        expectHealth(false);
        process.kill();
        running = false;
    }

    /** Asks it to end, as an orderly restart does. */
    public void stop() {
        expectHealth(false);
        process.stop();
        running = false;
    }

    /** Hangs until {@link #resume()}. */
    public void pause() {
        expectHealth(false);
        process.pause();
    }

    public void resume() {
        process.resume();
        awaitReady();
    }

    /** What its health said that it must not say, since this was asked last: a sentence each, the same one once. */
    public List<String> takeLivenessLosses() {
        List<String> losses = new ArrayList<>(liveness.takeOtherAnswers());
        if (process.failure().isDone()) {
            losses.add(process.failure().join().getMessage());
        }
        return losses.stream()
                .distinct()
                .map(loss -> name() + " lost its liveness: " + loss)
                .toList();
    }

    /** Whether it has said that it is not ready since this was asked last. */
    public boolean takeUnreadiness() {
        return !readiness.takeOtherAnswers().isEmpty();
    }

    @Override
    public void close() {
        liveness.close();
        readiness.close();
        stop();
    }

    private void expectHealth(boolean expected) {
        liveness.expectAnswers(expected);
        readiness.expectAnswers(expected);
    }
}
