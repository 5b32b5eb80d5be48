package io.variantdash.local.demo;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.demo.persona.Cast;
import io.variantdash.local.demo.persona.Persona;
import io.variantdash.local.demo.simulation.DemoOptions;
import io.variantdash.local.demo.simulation.World;
import io.variantdash.local.log.Console;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.InterruptException;

/** Plays a few personas, with a past of some hours, for as long as it is let. */
public final class Demo {

    private static final long STEP_MILLIS = 25;

    private final DemoOptions options;
    private final Clock clock;

    private Demo(DemoOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    public static Demo of(DemoOptions options, Clock clock) {
        return new Demo(options, clock);
    }

    /** Plays until the thread is interrupted. A broker that is away is waited for. */
    public void play(String bootstrapServers, Console console) throws InterruptedException {
        try (MonitorProducer producer = new MonitorProducer(bootstrapServers)) {
            try {
                Leftovers.completed(bootstrapServers, now()).forEach(producer::send);
                play(producer, console);
            } catch (InterruptException e) {
                // Kafka's leaves the thread marked, which would keep the producer from closing in peace.
                Thread.interrupted();
                throw (InterruptedException) new InterruptedException(e.getMessage()).initCause(e);
            }
        }
    }

    private void play(MonitorProducer producer, Console console) throws InterruptedException {
        List<Persona> cast = Cast.all();
        Instant start = now();
        World world = new World(options, cast, start);
        MinuteReport report = new MinuteReport(console, start);
        console.line("demo", "plays " + cast.stream().map(Persona::id).collect(Collectors.joining(", ")));
        for (Instant now = start; ; now = now()) {
            for (MonitorEvent event : world.step(now)) {
                producer.send(event);
                report.count(event);
            }
            report.sometimes(now, world.active(), producer.lost());
            Thread.sleep(STEP_MILLIS);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
