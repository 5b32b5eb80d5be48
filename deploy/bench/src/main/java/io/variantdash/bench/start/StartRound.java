package io.variantdash.bench.start;

import io.variantdash.bench.endtoend.Monitors;
import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.Schedule;
import io.variantdash.local.stack.process.ServiceProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Starts both services while events flow, lets clients come as soon as there is anything to connect to, and counts. */
final class StartRound {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final StartOptions options;
    private final ServiceProcess ingest;
    private final ServiceProcess query;
    private final Monitors monitors;
    private long next;

    StartRound(StartOptions options, ServiceProcess ingest, ServiceProcess query, Monitors monitors) {
        this.options = options;
        this.ingest = ingest;
        this.query = query;
        this.monitors = monitors;
    }

    /** Leaves the services running. */
    StartMeasurement measure() {
        services().forEach(ServiceProcess::stop);
        EventFlow flow = EventFlow.begin(monitors, next, options.eventsPerSecond);
        try (flow) {
            long begun = System.nanoTime();
            long deadline = begun + LONGEST_START.toNanos();
            services().forEach(ServiceProcess::start);
            CompletableFuture<Duration> firstFrame = CompletableFuture.supplyAsync(() -> firstFrame(begun, deadline));
            while (!query.isReady() || !ingest.isReady()) {
                waitOn(deadline);
            }
            Duration ready = Duration.ofNanos(System.nanoTime() - begun);
            Duration first = firstFrame.join();
            try (LiveClients clients = LiveClients.connect(query.uri(), options.clients, options.personas)) {
                return firstMinute(flow, clients, ready, first);
            }
        } finally {
            next = flow.end();
        }
    }

    /** What is due from here on: what waited in Kafka meanwhile is part of the load, and of no figure. */
    private StartMeasurement firstMinute(EventFlow flow, LiveClients clients, Duration ready, Duration firstFrame) {
        Schedule minute = flow.fromNow(options.measured.seconds());
        clients.begin(minute);
        minute.await(minute.end());
        long expected = monitors.reports(minute) * options.clients / options.personas;
        clients.await(expected, SILENCE);
        return new StartMeasurement(ready, firstFrame, expected, clients.soFar());
    }

    /** A client comes when the port answers, and again until it is served. */
    private Duration firstFrame(long begun, long deadline) {
        while (!answers(query.uri()) || !isServed()) {
            waitOn(deadline);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static boolean answers(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isServed() {
        try {
            LiveClients.connect(query.uri(), 1, 1).close();
            return true;
        } catch (IllegalStateException e) {
            // It was told to come again, or not listened to yet.
            return false;
        }
    }

    private void waitOn(long deadline) {
        for (ServiceProcess service : services()) {
            if (service.failure().isDone()) {
                throw service.failure().join();
            }
        }
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("The services are not ready after " + LONGEST_START);
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }

    private List<ServiceProcess> services() {
        return List.of(ingest, query);
    }
}
