package io.variantdash.local.log;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Prints whole lines of several parts, each behind the name of its part. Safe for use by several threads. */
public final class Console {

    private static final String LINE = "%-8s │ %s";
    private static final int[] COLOURS = {36, 32, 33, 35, 34, 96, 92, 93, 95, 94};

    private final PrintStream out;
    private final boolean colours;

    public Console(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** A console without a reader. */
    public static Console silent() {
        return new Console(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false);
    }

    /** A line of a part. */
    public void line(String part, String text) {
        String name = LINE.formatted(part, "");
        synchronized (out) {
            out.println(colours ? coloured(part, name) + text : name + text);
        }
    }

    /** A line of its own, for people and programs that wait for it. */
    public void announce(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }

    private static String coloured(String part, String text) {
        return "\u001B[" + COLOURS[Math.floorMod(part.hashCode(), COLOURS.length)] + "m" + text + "\u001B[0m";
    }
}
