package io.variantdash.query.timeseries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sparklines in memory, however many people look at the same rows. One is read anew when its minute is over, and when the
 * persona has had an event since, at most every few seconds. Safe for use by several threads.
 */
@ApplicationScoped
class KeptSparklines {

    /** As snapshots: nothing that is shown is older. */
    private static final Duration OLDEST = Duration.ofSeconds(5);

    private static final Duration LONGEST_OF_USE = Duration.ofMinutes(1);

    /** So many take less than 10 MB. */
    private static final int MOST = 2_500;

    private final SparklineQueries queries;
    private final NewestEvents newestEvents;
    private final Cache<Key, Kept> kept = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST_OF_USE)
            .maximumSize(MOST)
            .build();

    KeptSparklines(SparklineQueries queries, NewestEvents newestEvents) {
        this.queries = queries;
        this.newestEvents = newestEvents;
    }

    /** The hour before {@code now}, its minute the last, of those of these variants that there are, in this order. */
    VariantSparklines until(Instant now, PersonaId persona, Set<String> variants) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Instant from = minute.minus(Sparkline.MINUTES - 1, ChronoUnit.MINUTES);
        Instant newest = newestEvents.of(persona.value());
        Map<String, Sparkline> known = new LinkedHashMap<>();
        for (String variant : variants) {
            Kept one = kept.getIfPresent(new Key(persona.value(), variant));
            if (one != null && one.serves(minute, newest, now)) {
                known.put(variant, one.line());
            }
        }
        List<String> missing =
                variants.stream().filter(variant -> !known.containsKey(variant)).toList();
        if (!missing.isEmpty()) {
            queries.hour(persona, missing, from).forEach((variant, line) -> {
                kept.put(new Key(persona.value(), variant), new Kept(minute, newest, now, line));
                known.put(variant, line);
            });
        }
        return new VariantSparklines(
                from,
                Sparkline.STEP_SECONDS,
                variants.stream().map(known::get).filter(Objects::nonNull).toList());
    }

    private record Key(String persona, String variant) {}

    private record Kept(Instant minute, @Nullable Instant newest, Instant readAt, Sparkline line) {

        boolean serves(Instant currentMinute, @Nullable Instant newestEvent, Instant now) {
            return minute.equals(currentMinute)
                    && (Objects.equals(newest, newestEvent)
                            || Duration.between(readAt, now).compareTo(OLDEST) < 0);
        }
    }
}
