package io.variantdash.local.replay;

import io.variantdash.local.log.Console;
import java.util.Locale;

/** Tells people every few seconds how far a replay is. */
final class ProgressReport {

    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final Console console;
    private long lastReport = System.nanoTime();

    ProgressReport(Console console) {
        this.console = console;
    }

    void now(String text, Object... values) {
        lastReport = System.nanoTime();
        console.line("replay", String.format(Locale.ROOT, text, values));
    }

    void sometimes(String text, Object... values) {
        if (System.nanoTime() - lastReport > INTERVAL_NANOS) {
            now(text, values);
        }
    }
}
