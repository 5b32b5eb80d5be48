package io.variantdash.endtoend.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the well-behaved saw, all together.
 *
 * @param expected updates that had to arrive: all but counts, and the last counts of each variant
 * @param doubled places in the stream that were shown twice
 * @param disordered updates behind which a later one had been shown
 * @param restarts how often a client had to begin anew
 * @param closes how often which close code ended a connection; 1006 where it just broke
 * @param problems everything that is wrong, a sentence each
 */
public record FleetVerdict(
        long expected,
        long missed,
        long doubled,
        long disordered,
        int resumes,
        int restarts,
        Map<Integer, Integer> closes,
        List<String> problems) {

    /** Of a test that could not be finished. */
    public static final FleetVerdict NOTHING = new FleetVerdict(0, 0, 0, 0, 0, 0, Map.of(), List.of());

    private static final int SHOWN = 5;

    static FleetVerdict of(ExpectedState expected, List<DashboardClient> clients) {
        List<Verdict> verdicts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<Integer, Integer> closes = new TreeMap<>();
        for (DashboardClient one : clients) {
            Verdict verdict = new Verdict(expected, one.persona(), one.received());
            verdicts.add(verdict);
            verdict.problems().stream()
                    .limit(SHOWN)
                    .map(problem -> "a client of %s %s".formatted(one.persona(), problem))
                    .forEach(problems::add);
            one.received().closes().forEach((code, times) -> closes.merge(code, times, Integer::sum));
        }
        long missed = verdicts.stream().mapToLong(Verdict::missed).sum();
        long doubled = verdicts.stream().mapToLong(Verdict::doubled).sum();
        long disordered = verdicts.stream().mapToLong(Verdict::disordered).sum();
        if (missed + doubled + disordered > 0) {
            problems.add(0, "missed %d, doubled %d, disordered %d".formatted(missed, doubled, disordered));
        }
        return new FleetVerdict(
                verdicts.stream().mapToLong(Verdict::expected).sum(),
                missed,
                doubled,
                disordered,
                verdicts.stream().mapToInt(Verdict::resumes).sum(),
                verdicts.stream().mapToInt(Verdict::restarts).sum(),
                closes,
                List.copyOf(problems.subList(0, Math.min(SHOWN, problems.size()))));
    }

    /** How often a connection ended that the test did not end itself. */
    public int losses() {
        return closes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
