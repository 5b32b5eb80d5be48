package io.variantdash.bench.decisions;

import io.variantdash.bench.decisions.forecast.Reliability;
import io.variantdash.bench.decisions.kill.KillRecord;
import io.variantdash.bench.decisions.kill.KillRule;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The report's plots: what each rule catches for its false kills, and whether probabilities come true. */
record DecisionsPlots(DecisionsReplay replay) {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 440;
    private static final double[] FALSE_KILLS = {.0025, .005, .01, .015, .02, .03, .04, .05, .06, .08, .1};

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        save(kills("Caught of those that ended below half", KillRecord::caught), folder.resolve("caught.svg"));
        save(
                kills("Caught before half of their views", KillRecord::beforeHalf),
                folder.resolve("caught-before-half.svg"));
        save(forecast(), folder.resolve("probability-best.svg"));
    }

    private XYChart kills(String title, ToDoubleFunction<KillRecord> figure) {
        XYChart chart = chart(title, "false kills, % of good variants", "% of failing variants");
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE);
        for (KillRule rule : KillRule.values()) {
            List<KillRecord> records = Arrays.stream(FALSE_KILLS)
                    .mapToObj(share -> KillRecord.atFalseKills(rule, share, replay.judged()))
                    .toList();
            chart.addSeries(
                    rule.title(),
                    records.stream()
                            .mapToDouble(record -> 100 * record.falseKills())
                            .toArray(),
                    records.stream()
                            .mapToDouble(record -> 100 * figure.applyAsDouble(record))
                            .toArray());
        }
        return chart;
    }

    private XYChart forecast() {
        XYChart chart = chart("Most clicks in the second half", "told, %", "happened, %");
        List<Reliability.Bin> bins = replay.best().bins();
        chart.getStyler().setLegendVisible(false);
        chart.addSeries("as told", new double[] {0, 100}, new double[] {0, 100}).setMarker(SeriesMarkers.NONE);
        chart.addSeries(
                "probability_best",
                bins.stream().mapToDouble(bin -> 100 * bin.said()).toArray(),
                bins.stream().mapToDouble(bin -> 100 * bin.happened()).toArray());
        return chart;
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler().setMarkerSize(5);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        return chart;
    }

    private static void save(XYChart chart, Path file) throws IOException {
        VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
}
