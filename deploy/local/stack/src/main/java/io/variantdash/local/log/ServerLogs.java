package io.variantdash.local.log;

import java.util.Arrays;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Brings warnings of the servers within this JVM onto the console. */
public final class ServerLogs extends Handler {

    private final Console console;
    private final SimpleFormatter formatter = new SimpleFormatter();

    private ServerLogs(Console console) {
        this.console = console;
    }

    /** Makes the console the only place that this JVM logs to. */
    public static void to(Console console) {
        Logger root = LogManager.getLogManager().getLogger("");
        Arrays.stream(root.getHandlers()).forEach(root::removeHandler);
        root.setLevel(Level.WARNING);
        root.addHandler(new ServerLogs(console));
    }

    @Override
    public void publish(LogRecord record) {
        String part = record.getLoggerName().contains("kafka") ? "kafka" : "stack";
        console.line(part, record.getLevel() + " " + formatter.formatMessage(record));
        if (record.getThrown() != null) {
            console.line(part, record.getThrown().toString());
        }
    }

    @Override
    public void flush() {
        // The console keeps nothing back.
    }

    @Override
    public void close() {
        // The console stays with its owner.
    }
}
