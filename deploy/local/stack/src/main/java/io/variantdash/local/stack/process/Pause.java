package io.variantdash.local.stack.process;

import java.util.concurrent.CancellationException;

/** Waits between two looks at something that takes its time. */
public final class Pause {

    private Pause() {}

    public static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting");
        }
    }
}
