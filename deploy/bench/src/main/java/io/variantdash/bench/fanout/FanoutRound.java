package io.variantdash.bench.fanout;

import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.Received;
import io.variantdash.bench.load.Schedule;
import io.variantdash.bench.load.UpdateSource;
import java.time.Duration;

/** Connects clients to one server, has updates sent to all servers, and counts what these clients get. */
final class FanoutRound {

    /** A server from which nothing has come for so long has nothing more, or is beyond help. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final Duration LEAD = Duration.ofMillis(200);

    private final UpdateSource source;
    private long next;

    FanoutRound(UpdateSource source, long first) {
        this.source = source;
        this.next = first;
    }

    FanoutMeasurement measure(LiveServer server, Case size, int seconds) {
        try (LiveClients clients =
                LiveClients.connect(server.uri(), size.clients(), size.personas(), server.credentials())) {
            Schedule schedule = Schedule.startingIn(LEAD, firstFor(size.personas()), size.updatesPerSecond(), seconds);
            next = schedule.end();
            Duration cpuBefore = server.process().cpu();
            clients.begin(schedule);
            source.send(schedule, size.personas());
            clients.await(size.expected(seconds), SILENCE);
            Received received = clients.soFar();
            return new FanoutMeasurement(
                    size.expected(seconds), received, server.process().cpu().minus(cpuBefore));
        }
    }

    /** A multiple of the number of personas, so that each has as many updates as the others. */
    private long firstFor(int personas) {
        return (next + personas - 1) / personas * personas;
    }
}
