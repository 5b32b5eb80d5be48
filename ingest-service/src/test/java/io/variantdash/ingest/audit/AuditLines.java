package io.variantdash.ingest.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
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

    List<JsonNode> of(String action) throws JsonProcessingException {
        List<JsonNode> found = new ArrayList<>();
        for (String line : lines) {
            JsonNode read = new ObjectMapper().readTree(line);
            if (read.path("action").asText().equals(action)) {
                found.add(read);
            }
        }
        return found;
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
