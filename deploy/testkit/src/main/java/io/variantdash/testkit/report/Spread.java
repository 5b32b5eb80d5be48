package io.variantdash.testkit.report;

import java.util.Collection;
import java.util.Locale;
import org.apache.commons.statistics.descriptive.Median;

/** The figures of several rounds, of which the median counts; the extremes tell how far to trust it. */
public record Spread(double smallest, double median, double largest) {

    /** At least one figure. */
    public static Spread of(Collection<Double> figures) {
        double[] values =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(values[0], Median.withDefaults().evaluate(values), values[values.length - 1]);
    }

    /** As in {@code 51,234 (48,000..53,100)}, with so many decimals. */
    public String show(int decimals) {
        String number = "%,." + decimals + "f";
        return String.format(Locale.ROOT, number + " (" + number + ".." + number + ")", median, smallest, largest);
    }
}
