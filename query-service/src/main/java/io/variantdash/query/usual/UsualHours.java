package io.variantdash.query.usual;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.web.request.PersonaId;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What is usual at this hour, from memory. No caller ever waits: it is worked out by a thread of its own when it is first
 * asked for, and again every few minutes while it is. Safe for use by several threads.
 */
@Singleton
public class UsualHours {

    private static final Logger LOG = Logger.getLogger(UsualHours.class);

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST_PERSONAS = 10_000;

    /** One statement at a time, so that the first minute of many dashboards is not slower for it. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread reader = new Thread(task, "usual-hours");
        reader.setDaemon(true);
        return reader;
    });

    private final AsyncLoadingCache<String, Optional<UsualAtHour>> kept;

    UsualHours(PastHours past, Clock clock) {
        this.kept = Caffeine.newBuilder()
                .executor(thread)
                .refreshAfterWrite(REFRESH)
                .expireAfterAccess(KEPT)
                .maximumSize(MOST_PERSONAS)
                .buildAsync(new CacheLoader<>() {

                    @Override
                    public Optional<UsualAtHour> load(String persona) {
                        return reload(persona, Optional.empty());
                    }

                    /** What was usual some minutes ago is better than nothing while the database is away. */
                    @Override
                    public Optional<UsualAtHour> reload(String persona, Optional<UsualAtHour> before) {
                        try {
                            return Optional.ofNullable(past.usual(persona, clock.instant()));
                        } catch (RuntimeException e) {
                            LOG.debugf(e, "What is usual for %s could not be read", persona);
                            return before;
                        }
                    }
                });
    }

    /** Null where the persona has no past at this hour, or it is not known yet. */
    public @Nullable UsualAtHour of(PersonaId persona) {
        return kept.get(persona.value()).getNow(Optional.empty()).orElse(null);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
