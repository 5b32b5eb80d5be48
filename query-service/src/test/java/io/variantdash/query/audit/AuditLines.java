package io.variantdash.query.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.query.testing.Contract;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the audit log, from now on. */
final class AuditLines extends Handler implements AutoCloseable {

    private final Logger category = Logger.getLogger(AuditLog.CATEGORY);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    AuditLines() {
        category.addHandler(this);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    /** Those about a subject, each of which must be one JSON object. */
    List<JsonNode> about(String subject) {
        return lines.stream()
                .map(Contract::parse)
                .filter(line -> line.path("subject").asText().equals(subject))
                .toList();
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        category.removeHandler(this);
    }
}
