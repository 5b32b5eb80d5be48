package io.variantdash.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.variantdash.testkit.report.Spread;
import io.variantdash.testkit.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What came out. */
final class PageFigures {

    private static final double BYTES_OF_A_KILOBYTE = 1000;
    private static final double BYTES_OF_A_MEGABYTE = 1e6;
    private static final double ALMOST_ALL = 0.95;

    private final List<Double> few = new ArrayList<>();
    private final List<Double> many = new ArrayList<>();
    private double scriptKilobytes;
    private double idle;
    private double longTask;
    private long longTasks;
    private double heapGrowth;
    private JsonNode lighthouse = NullNode.getInstance();

    void addFirstRow(JsonNode ofFew, JsonNode ofMany) {
        few.add(ofFew.path("milliseconds").asDouble());
        many.add(ofMany.path("milliseconds").asDouble());
        scriptKilobytes = ofFew.path("scriptBytes").asDouble() / BYTES_OF_A_KILOBYTE;
    }

    void idle(JsonNode measured) {
        idle = measured.path("share").asDouble();
    }

    void updates(JsonNode measured) {
        List<Double> longest = StreamSupport.stream(measured.path("longest").spliterator(), false)
                .map(JsonNode::asDouble)
                .sorted()
                .toList();
        longTask = longest.get((int) Math.ceil(ALMOST_ALL * longest.size()) - 1);
        longTasks = measured.path("longTasks").asLong();
        heapGrowth = (measured.path("heapAfter").asDouble()
                        - measured.path("heapBefore").asDouble())
                / BYTES_OF_A_MEGABYTE;
    }

    void lighthouse(JsonNode scores) {
        lighthouse = scores;
    }

    Table table() {
        Table table = new Table("figure", "value");
        table.row("first row, 50 variants, ms", Spread.of(few).show(0));
        table.row("first row, 500 variants, ms", Spread.of(many).show(0));
        table.row("scripts until then, gzip kB", String.valueOf(rounded(scriptKilobytes)));
        table.row("longest task of a second, p95 ms", String.valueOf(rounded(longTask)));
        table.row("tasks above 50 ms", String.valueOf(longTasks));
        table.row("growth of the heap, MB", String.valueOf(rounded(heapGrowth)));
        table.row("main thread while nothing happens", String.valueOf(rounded(idle)));
        table.row("Lighthouse", lighthouse.toString());
        return table;
    }

    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "page");
        result.put("first_row_ms", Math.round(Spread.of(few).median()));
        result.put("first_row_500_ms", Math.round(Spread.of(many).median()));
        result.put("js_gzip_kb", rounded(scriptKilobytes));
        result.put("long_task_p95_ms", rounded(longTask));
        result.put("heap_growth_mb", rounded(heapGrowth));
        result.put("idle_main_thread", rounded(idle));
        result.put("lighthouse", lighthouse);
        return result;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
