package io.variantdash.bench.decisions;

import io.variantdash.bench.decisions.forecast.Reliability;
import io.variantdash.bench.decisions.kill.Judged;
import io.variantdash.bench.decisions.kill.KillRecord;
import io.variantdash.bench.decisions.kill.KillRule;
import io.variantdash.bench.decisions.sharing.MoveRule;
import io.variantdash.bench.decisions.sharing.MovedViews;
import io.variantdash.testkit.report.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came out, as tables for people and as one object for programs. */
record DecisionsFigures(DecisionsReplay plain, DecisionsReplay biased, BiasFigures bias) {

    private static final double USUAL_THRESHOLD = Math.nextUp(1 - KillRule.KILL_SHARE);
    private static final List<Double> USUAL_THRESHOLDS = List.of(0.3, 0.4, 0.6, 0.7);
    private static final List<Double> FALSE_KILL_RATES = List.of(0.2, 0.1, 0.05, 0.01);
    private static final List<Double> KILL_PROBABILITIES = List.of(0.1, 0.2, 0.3, 0.5, 0.7);
    private static final double ALPHA = 0.05;

    record Section(String title, Table table) {}

    List<Section> sections() {
        return List.of(
                new Section("Early kills; predicted by the other variants of the test", kills(plain.judged())),
                new Section(
                        "Early kills; predicted by earlier weeks, with noise and a bias of " + bias.bias(),
                        kills(biased.judged())),
                new Section("Which variant gets most clicks in the second half, told at half", forecast()),
                new Section("Views given to other variants", moved()),
                new Section("A biased predictor", notice()));
    }

    Map<String, Object> result() {
        KillRecord usual = usual(plain.judged());
        KillRecord e1 = KillRecord.of(KillRule.E1, -Math.log(ALPHA), plain.judged());
        Map<String, Object> e1Figures = figures(e1);
        e1Figures.put("on_target", rounded(e1.fulfilled()));
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("ece", rounded(plain.best().expectedError()));
        best.put("worst_bin", rounded(plain.worstBin()));
        best.put("brier", rounded(plain.best().brier()));
        MovedViews elsewhere = plain.moved(MoveRule.BETTER_USED_ELSEWHERE);
        Map<String, Object> elsewhereFigures = new LinkedHashMap<>();
        elsewhereFigures.put("gain", rounded(elsewhere.shareOfSorted()));
        elsewhereFigures.put("good_hit", rounded(elsewhere.shareOfGoodHit()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "decisions");
        result.put("usual", figures(usual));
        result.put("e2", figures(KillRecord.atFalseKills(KillRule.E2, usual.falseKills(), plain.judged())));
        result.put("e1_alpha05", e1Figures);
        result.put("p_best", best);
        result.put("elsewhere", elsewhereFigures);
        return result;
    }

    private static KillRecord usual(List<Judged> judged) {
        return KillRecord.of(KillRule.USUAL, USUAL_THRESHOLD, judged);
    }

    private static Table kills(List<Judged> judged) {
        Table table = new Table(
                "rule and threshold",
                "false kills",
                "of these ≥ 1 × prediction",
                ".8-1 ×",
                ".5-.8 ×",
                "caught below .5 ×",
                "before half");
        KillRecord usual = usual(judged);
        add(table, "**usual rule: 10 clicks, below half**", usual);
        USUAL_THRESHOLDS.forEach(threshold ->
                add(table, named(KillRule.USUAL, threshold), KillRecord.of(KillRule.USUAL, threshold, judged)));
        KillRecord e2 = KillRecord.atFalseKills(KillRule.E2, usual.falseKills(), judged);
        add(table, "**" + named(KillRule.E2, e2.threshold()) + ", false kills as usual**", e2);
        KILL_PROBABILITIES.forEach(
                threshold -> add(table, named(KillRule.E2, threshold), KillRecord.of(KillRule.E2, threshold, judged)));
        KillRecord e1 = KillRecord.atFalseKills(KillRule.E1, usual.falseKills(), judged);
        add(table, named(KillRule.E1, Math.exp(-e1.threshold())) + ", false kills as usual", e1);
        FALSE_KILL_RATES.forEach(
                alpha -> add(table, named(KillRule.E1, alpha), KillRecord.of(KillRule.E1, -Math.log(alpha), judged)));
        return table;
    }

    private static void add(Table table, String name, KillRecord record) {
        table.row(
                name,
                percent(record.falseKills()),
                percent(record.fulfilled()),
                percent(record.close()),
                percent(record.fair()),
                percent(record.caught()),
                percent(record.beforeHalf()));
    }

    private Table forecast() {
        Table table = new Table("told", "happened", "variants");
        for (Reliability.Bin bin : plain.best().bins()) {
            table.row(percent(bin.said()), percent(bin.happened()), String.format(Locale.ROOT, "%,d", bin.count()));
        }
        table.row(
                "calibration error " + percent(plain.best().expectedError()),
                "worst bin " + percent(plain.worstBin()),
                String.format(Locale.ROOT, "Brier %.3f", plain.best().brier()));
        return table;
    }

    private Table moved() {
        Table table = new Table(
                "rule", "of the gain with the end known", "of the gain with the best known", "good variants hit");
        for (MoveRule rule : MoveRule.values()) {
            MovedViews views = plain.moved(rule);
            table.row(
                    rule.title(),
                    percent(views.shareOfSorted()),
                    percent(views.shareOfBest()),
                    percent(views.shareOfGoodHit()));
        }
        MovedViews allocated = plain.allocated();
        table.row("allocation", percent(allocated.shareOfSorted()), percent(allocated.shareOfBest()), "–");
        return table;
    }

    private Table notice() {
        Table table = new Table(
                "bias",
                "noticed after so many variants, median (least..most)",
                "sequences of %d variants with an alarm and no bias".formatted(BiasFigures.MOST));
        table.row(
                String.valueOf(bias.bias()),
                bias.spread().show(0),
                "%d of %d".formatted(bias.falseAlarms(), bias.sequences()));
        return table;
    }

    private static Map<String, Object> figures(KillRecord record) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("false", rounded(record.falseKills()));
        figures.put("caught", rounded(record.caught()));
        figures.put("before_half", rounded(record.beforeHalf()));
        return figures;
    }

    private static String named(KillRule rule, double threshold) {
        return String.format(Locale.ROOT, "%s, %s %.2f", rule.title(), rule.threshold(), threshold);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static double rounded(double share) {
        return Math.round(1e4 * share) / 1e4;
    }
}
