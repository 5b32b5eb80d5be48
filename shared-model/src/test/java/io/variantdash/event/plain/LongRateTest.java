package io.variantdash.event.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;
import org.erdtman.jcs.NumberToJSON;

/** What it takes is the double that Java reads, and the text that the library for canonical JSON writes of it. */
class LongRateTest {

    private static final long MOST_DIGITS = 999_999_999_999_999_999L;

    private final LongRate rate = new LongRate();

    @Property(tries = 20_000)
    void quotientsOfCountsAreTaken(
            @ForAll @IntRange(min = 1, max = 100_000_000) int views, @ForAll @IntRange(max = 100_000_000) int any)
            throws IOException {
        String text = NumberToJSON.serializeNumber((double) (any % (views + 1)) / views);

        boolean taken = holdAgainstTheLibraries(text);

        if (text.length() >= 18 && text.length() <= 20 && text.startsWith("0.")) {
            Statistics.collect(taken);
            Statistics.coverage(coverage -> coverage.check(true).percentage(part -> part > 60));
        }
    }

    @Property(tries = 20_000)
    void anyDigitsAreReadRightly(
            @ForAll @LongRange(min = 1, max = MOST_DIGITS) long digits,
            @ForAll @IntRange(min = 16, max = 18) int decimals)
            throws IOException {
        String all = "%018d".formatted(digits);
        holdAgainstTheLibraries("0." + all.substring(18 - decimals));
    }

    @Property(tries = 20_000)
    void thoseBesideACanonicalOneAreReadRightly(
            @ForAll @LongRange(min = 1 << 30, max = (1L << 53) - 1) long significand,
            @ForAll @IntRange(min = -3, max = 3) int units)
            throws IOException {
        String text = NumberToJSON.serializeNumber(significand * 0x1p-53);
        if (text.length() >= 18 && text.length() <= 20 && text.startsWith("0.")) {
            long digits = Long.parseLong(text.substring(2)) + units;
            holdAgainstTheLibraries("0." + ("%0" + (text.length() - 2) + "d").formatted(Math.max(0, digits)));
        }
    }

    @Example
    void powersOfTwoAndTheirNeighboursAreReadRightly() throws IOException {
        List<Double> values = new ArrayList<>();
        for (double power = 1; power > 1e-7; power /= 2) {
            values.addAll(
                    List.of(power, Math.nextUp(power), Math.nextDown(power), Math.nextDown(Math.nextDown(power))));
        }
        for (double value : values) {
            holdAgainstTheLibraries(NumberToJSON.serializeNumber(value));
            holdAgainstTheLibraries("%.16f".formatted(value));
            holdAgainstTheLibraries("%.17f".formatted(value));
            holdAgainstTheLibraries("%.18f".formatted(value));
        }
    }

    private boolean holdAgainstTheLibraries(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        boolean taken = rate.read(bytes, 0, bytes.length);
        if (taken) {
            double expected = Double.parseDouble(text);
            assertThat(rate.value()).as(text).isEqualTo(expected);
            assertThat(text).isEqualTo(NumberToJSON.serializeNumber(expected));
        }
        return taken;
    }
}
