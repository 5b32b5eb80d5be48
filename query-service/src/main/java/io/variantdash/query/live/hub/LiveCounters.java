package io.variantdash.query.live.hub;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.variantdash.query.live.queue.CloseReason;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts what happens once in the life of a connection. */
@Singleton
public class LiveCounters {

    /** How connections began that brought a position. */
    enum Resume {
        RESUMED,
        EXPIRED,
        OTHER_EPOCH,
        UNREADABLE,
        BEHIND
    }

    private final Map<CloseReason, Counter> closes;
    private final Map<UpgradeRejection, Counter> rejections;
    private final Map<Resume, Counter> resumes;

    public LiveCounters(MeterRegistry registry) {
        closes = counters(registry, "live.closes", "Connections that ended", "reason", CloseReason.values());
        rejections = counters(
                registry, "live.rejections", "Connections that were not opened", "reason", UpgradeRejection.values());
        resumes = counters(registry, "live.resumes", "Connections that brought a position", "outcome", Resume.values());
    }

    public void closed(CloseReason reason) {
        increment(closes, reason);
    }

    public void refused(UpgradeRejection rejection) {
        increment(rejections, rejection);
    }

    void resumed(Resume outcome) {
        increment(resumes, outcome);
    }

    public static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> void increment(Map<E, Counter> counters, E value) {
        Counter counter = counters.get(value);
        if (counter != null) {
            counter.increment();
        }
    }

    /** All of them from the start, so that a rate can be told from the first on. */
    private static <E extends Enum<E>> Map<E, Counter> counters(
            MeterRegistry registry, String name, String description, String tag, E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        value -> Counter.builder(name)
                                .description(description)
                                .tag(tag, tag(value))
                                .register(registry)));
    }
}
