package io.variantdash.testkit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Where a run tells what it does and what came out: for people line by line, for programs in the last line. */
public record Report(PrintStream out) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A line for the person who waits. */
    public void progress(String line) {
        out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }

    public void table(Table table) {
        out.println();
        out.print(table);
        out.println();
    }

    /** The last line: one JSON object, its members in the order of the map. */
    public void result(Map<String, ?> figures) {
        try {
            out.println(JSON.writeValueAsString(figures));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + figures, e);
        }
    }
}
