package io.variantdash.query.config.value;

import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** What the settings may be. Durations are written {@code 30d}, {@code 5m} or {@code 250ms}, sizes {@code 64M}. */
public final class SettingRanges {

    private SettingRanges() {}

    /** How many things of one kind are kept or served. */
    public static final class Count extends RangedConverter.WholeNumber {

        public Count() {
            super("1", "1000000");
        }
    }

    /** Yes or no. What is neither would be read as no. */
    public static final class Switch implements Converter<Boolean> {

        @Override
        public Boolean convert(String text) {
            return switch (text.trim()) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("(allowed is true or false)");
            };
        }
    }

    /** The name of a consumer group, of which names of transactions are made. */
    public static final class GroupId implements Converter<String> {

        private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,200}");

        @Override
        public String convert(String text) {
            if (!ALLOWED.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        "(allowed are 1 to 200 letters, digits, dots, hyphens and underscores)");
            }
            return text;
        }
    }

    /** How many things happen at the same time, each of which holds a thread or a connection to the database. */
    public static final class Concurrency extends RangedConverter.WholeNumber {

        public Concurrency() {
            super("1", "100");
        }
    }

    /** How often something may happen, in times per second. */
    public static final class Rate extends RangedConverter.WholeNumber {

        public Rate() {
            super("1", "10000");
        }
    }

    /** How many requests a second one caller may send; the most is no limit. */
    public static final class Frequency extends RangedConverter.WholeNumber {

        public Frequency() {
            super("1", "1000000");
        }
    }

    /** The time between two repetitions. */
    public static final class Interval extends RangedConverter.Time {

        public Interval() {
            super("10ms", "10m");
        }
    }

    /** How long an answer may take. */
    public static final class Timeout extends RangedConverter.Time {

        public Timeout() {
            super("100ms", "10m");
        }
    }

    /** A delay that may be left out. */
    public static final class Delay extends RangedConverter.Time {

        public Delay() {
            super("0s", "10m");
        }
    }

    /** How long a start may take longer, so that what follows is faster. */
    public static final class Practice extends RangedConverter.Time {

        public Practice() {
            super("0s", "10s");
        }
    }

    /** How old something may get. */
    public static final class Age extends RangedConverter.Time {

        public Age() {
            super("1s", "1d");
        }
    }

    /** Memory of one client. */
    public static final class ClientMemory extends RangedConverter.Memory {

        public ClientMemory() {
            super("64K", "1G");
        }
    }

    /** Memory of the replica. */
    public static final class ReplicaMemory extends RangedConverter.Memory {

        public ReplicaMemory() {
            super("1M", "64G");
        }
    }

    /** A share of bad variants that is let run, to learn from. */
    public static final class Holdout extends RangedConverter.Fraction {

        public Holdout() {
            super("0", "0.5");
        }
    }

    /** What one mistake costs, where the other costs 1. */
    public static final class Cost extends RangedConverter.Fraction {

        public Cost() {
            super("0.01", "100");
        }
    }

    /** A share of a prediction. */
    public static final class Share extends RangedConverter.Fraction {

        public Share() {
            super("0.01", "1");
        }
    }

    /** How often something may be wrong. */
    public static final class ErrorRate extends RangedConverter.Fraction {

        public ErrorRate() {
            super("0.001", "0.5");
        }
    }
}
