package io.variantdash.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The one thread that all connections live on, with one buffer for all. */
final class Loop implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Queue<FutureTask<?>> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final Thread thread = new Thread(this::run, "live-clients");
    private final Selector selector;
    private volatile boolean closed;
    private volatile @Nullable RuntimeException failure;

    Loop() {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot watch connections", e);
        }
        thread.start();
    }

    Selector selector() {
        return selector;
    }

    /** Does something on the thread, and waits for what comes of it. */
    <T extends @Nullable Object> T call(Callable<T> action) {
        FutureTask<T> task = new FutureTask<>(action);
        tasks.add(task);
        selector.wakeup();
        if (failure != null) {
            throw new IllegalStateException("The clients failed: " + failure, failure);
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for clients", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The clients failed: " + e.getCause(), e.getCause());
        }
    }

    /** The processor time of the thread so far. */
    Duration cpu() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()));
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop watching connections", e);
        }
    }

    private void run() {
        try {
            while (!closed) {
                selector.select(this::proceed);
                for (FutureTask<?> task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            }
        } catch (IOException e) {
            failed(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void proceed(SelectionKey key) {
        if (key.isValid()) {
            ((LiveClient) key.attachment()).proceed(key, buffer);
        }
    }

    private void failed(RuntimeException e) {
        failure = e;
        // A waiting thread must not wait for ever.
        tasks.forEach(task -> task.cancel(false));
    }
}
