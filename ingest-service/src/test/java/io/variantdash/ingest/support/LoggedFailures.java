package io.variantdash.ingest.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/** The failures that a class logs from now on, each time that it does. */
public final class LoggedFailures extends Handler implements AutoCloseable {

    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    private final Logger logger;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> written = new CopyOnWriteArrayList<>();

    public LoggedFailures(Class<?> source) {
        this(source.getName());
    }

    /** Of a category of the log, and of those below it. */
    public LoggedFailures(String category) {
        logger = Logger.getLogger(category);
        logger.addHandler(this);
    }

    /** The lines that it logs from now on, as they are written before their values are filled in. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The same lines as they stand in the log. */
    public List<String> written() {
        return List.copyOf(written);
    }

    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
        written.add(MESSAGE.format(line));
        if (line.getThrown() != null) {
            failures.add(line.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
