package io.variantdash.bench.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Requests with performance updates of 5,000 variants in turn, each event another one. For any number of threads. */
final class NumberedEvents {

    private static final int PERSONAS = 50;
    private static final int VARIANTS = 100;

    private final AtomicLong made = new AtomicLong();

    /** A body with so many events that there were not before. */
    String next(int events) {
        long first = made.getAndAdd(events);
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        StringBuilder body = new StringBuilder(150 * events).append('[');
        for (long number = first; number < first + events; number++) {
            body.append(number == first ? "" : ",")
                    .append("{\"persona_id\":\"persona-")
                    .append(number % PERSONAS)
                    .append("\",\"variant_id\":\"variant-")
                    .append(number / PERSONAS % VARIANTS)
                    .append("\",\"view_count\":")
                    .append(20 * (number + 1))
                    .append(",\"interaction_count\":")
                    .append(number + 1)
                    .append(",\"updated_at\":\"")
                    .append(now)
                    .append("\"}");
        }
        return body.append(']').toString();
    }
}
