package io.variantdash.endtoend.traffic;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends so many events a second until it is stopped. */
public final class SteadySender {

    private static final long INTERVAL_MILLIS = 20;
    private static final long MILLIS = 1_000;
    private static final long TIMEOUT_SECONDS = 180;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile boolean stopping;

    public SteadySender(Traffic traffic, int perSecond) {
        Thread thread = new Thread(() -> run(traffic, (int) (perSecond * INTERVAL_MILLIS / MILLIS)), "monitors");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when nothing more is sent. */
    public void stop() throws InterruptedException {
        stopping = true;
        try {
            done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The monitors broke off", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The monitors hang: the broker takes nothing from them", e);
        }
    }

    private void run(Traffic traffic, int events) {
        try {
            while (!stopping) {
                if (!traffic.isSilent()) {
                    traffic.send(events);
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
            done.complete(null);
        } catch (InterruptedException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }
}
