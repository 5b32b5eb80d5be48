package io.variantdash.embedded.secure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the broker of this program denies from now on, in its own words. */
public final class DeniedRequests extends Handler implements AutoCloseable {

    private static final Logger AUTHORIZER = Logger.getLogger("kafka.authorizer.logger");

    private final List<String> denied = new CopyOnWriteArrayList<>();
    private final @Nullable Level usual = AUTHORIZER.getLevel();

    public DeniedRequests() {
        AUTHORIZER.setLevel(Level.INFO);
        AUTHORIZER.addHandler(this);
    }

    public List<String> of(String user) {
        return denied.stream()
                .filter(line -> line.contains("User:" + user + " is Denied"))
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        denied.add(line.getMessage());
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        AUTHORIZER.removeHandler(this);
        AUTHORIZER.setLevel(usual);
    }
}
