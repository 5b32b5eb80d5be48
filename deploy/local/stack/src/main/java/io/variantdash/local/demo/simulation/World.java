package io.variantdash.local.demo.simulation;

import io.variantdash.event.MonitorEvent;
import io.variantdash.local.demo.persona.Persona;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that happens in a demo. It begins some hours before its start, so that personas have a past; from the start
 * on it tells exactly so many events a second, each with the time it happens. Not safe for use by several threads.
 */
public final class World {

    /** How long the past is. */
    static final Duration PAST = Duration.ofHours(2);

    private static final Duration GAP_IN_THE_PAST = Duration.ofSeconds(1);

    /** A longer absence, as of a machine that slept, is not made up for. */
    private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

    // One persona after the other posts a flop, from right before the start on.
    private static final Duration FIRST_FLOP = Duration.ofSeconds(-8);
    private static final Duration BETWEEN_FLOPS = Duration.ofSeconds(8);

    private final Instant start;
    private final Duration gap;
    private final DelayedEvents delayed;
    private final List<Account> accounts;
    private Instant next;

    public World(DemoOptions options, List<Persona> cast, Instant now) {
        start = now.truncatedTo(ChronoUnit.MILLIS);
        gap = Duration.ofNanos(Math.round(1e9 / options.eventsPerSecond()));
        next = start.minus(PAST);
        Chance chance = new Chance(options.seed());
        delayed = new DelayedEvents(chance);
        Names names = new Names(start);
        accounts = IntStream.range(0, cast.size())
                .mapToObj(i -> new Account(
                        cast.get(i),
                        names,
                        chance,
                        delayed,
                        next,
                        start.plus(FIRST_FLOP).plus(BETWEEN_FLOPS.multipliedBy(i))))
                .toList();
    }

    /** What happened since the previous step; the first step tells the past as well. */
    public List<MonitorEvent> step(Instant now) {
        skip(now.minus(LONGEST_GAP));
        List<MonitorEvent> events = new ArrayList<>();
        while (!next.isAfter(now)) {
            events.add(event(next.truncatedTo(ChronoUnit.MICROS)));
            next = next.plus(next.isBefore(start) ? GAP_IN_THE_PAST : gap);
        }
        return events;
    }

    /** How many variants are active now. */
    public int active() {
        return accounts.stream().mapToInt(account -> account.active().size()).sum();
    }

    private void skip(Instant earliest) {
        if (!next.isBefore(start) && next.isBefore(earliest)) {
            next = earliest;
        }
    }

    private MonitorEvent event(Instant now) {
        while (!delayed.isDue(now)) {
            happen(now);
        }
        return delayed.next();
    }

    private void happen(Instant now) {
        for (Account account : accounts) {
            if (account.acts(now)) {
                return;
            }
        }
        look(now);
    }

    /** Looks at the variant that a look was wanted at most; where there is nothing new to see, a persona posts. */
    private void look(Instant now) {
        Account watched = accounts.get(0);
        LiveVariant wanted = null;
        double urgency = 0;
        for (Account account : accounts) {
            for (LiveVariant variant : account.active()) {
                double urgent = variant.urgency(now);
                if (urgent > urgency) {
                    urgency = urgent;
                    wanted = variant;
                    watched = account;
                }
            }
        }
        if (wanted == null) {
            watched.post(now);
        } else {
            watched.look(wanted, now);
        }
    }
}
