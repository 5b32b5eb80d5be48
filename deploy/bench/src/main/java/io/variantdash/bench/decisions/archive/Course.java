package io.variantdash.bench.decisions.archive;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * At which of its views a variant was clicked. Only the totals are known, so the clicks are dealt among the views at random,
 * without replacement: the last view has exactly the totals.
 */
public final class Course {

    private final int views;
    private final int[] clicked;

    private Course(int views, int[] clicked) {
        this.views = views;
        this.clicked = clicked;
    }

    public static Course of(Ended ended, RandomGenerator random) {
        // Floyd's choice of distinct numbers: as many draws as clicks.
        int[] chosen = new int[ended.clicks()];
        Set<Integer> taken = new HashSet<>();
        int at = 0;
        for (int limit = ended.views() - ended.clicks(); limit < ended.views(); limit++) {
            int draw = random.nextInt(limit + 1);
            int view = taken.add(draw) ? draw : limit;
            taken.add(view);
            chosen[at++] = view;
        }
        Arrays.sort(chosen);
        return new Course(ended.views(), chosen);
    }

    public int views() {
        return views;
    }

    /** How many clicks came within the first {@code shown} views. */
    public int clicksWithin(int shown) {
        int place = Arrays.binarySearch(clicked, shown);
        return place >= 0 ? place : -place - 1;
    }

    /** How many clicks came behind the first {@code from} views, up to {@code to} views. */
    public int clicksBetween(int from, int to) {
        return clicksWithin(to) - clicksWithin(from);
    }
}
