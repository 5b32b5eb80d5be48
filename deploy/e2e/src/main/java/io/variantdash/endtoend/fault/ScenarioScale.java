package io.variantdash.endtoend.fault;

import java.time.Duration;

/** How long everything takes, and how much flows meanwhile. */
public enum ScenarioScale {
    FULL(2_000, Duration.ofSeconds(3), 400, 40),
    /** For every build. */
    SHORT(1_000, Duration.ofSeconds(1), 200, 16);

    private final int eventsPerSecond;
    private final long calmMillis;
    private final int updatesPerSecond;
    private final int clients;

    ScenarioScale(int eventsPerSecond, Duration calm, int updatesPerSecond, int clients) {
        this.eventsPerSecond = eventsPerSecond;
        this.calmMillis = calm.toMillis();
        this.updatesPerSecond = updatesPerSecond;
        this.clients = clients;
    }

    /** How many updates flow to dashboards. */
    public int updatesPerSecond() {
        return updatesPerSecond;
    }

    /** How many well-behaved dashboards watch. */
    public int clients() {
        return clients;
    }

    public int eventsPerSecond() {
        return eventsPerSecond;
    }

    /** How long events flow before and after a fault. */
    public Duration calm() {
        return Duration.ofMillis(calmMillis);
    }
}
