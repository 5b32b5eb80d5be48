package io.variantdash.bench.fanout;

import java.util.Locale;

/**
 * A size of the benchmark.
 *
 * @param clients spread evenly over the personas
 * @param perSecond how many updates each client gets
 */
record Case(int clients, int perSecond, int personas) {

    /** How many updates all personas together get in a second. */
    int updatesPerSecond() {
        return Math.multiplyExact(perSecond, personas);
    }

    /** How many frames arrive if no client misses any. */
    long expected(int seconds) {
        return (long) clients * perSecond * seconds;
    }

    String show() {
        return String.format(
                Locale.ROOT, "%,d × %d/s, %d persona%s", clients, perSecond, personas, personas == 1 ? "" : "s");
    }
}
