package io.variantdash.local.replay;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.local.replay.file.MeasuredVariant;
import java.time.Instant;

/** One event of a history to be: the post of a variant, or its n-th update. Small, as files may have very many. */
record Step(long atMillis, MeasuredVariant variant, int number, int views, int clicks) {

    private static final int POST = 0;

    static Step post(long atMillis, MeasuredVariant variant) {
        return new Step(atMillis, variant, POST, 0, 0);
    }

    static Step update(long startMillis, MeasuredVariant variant, int number, Progress progress) {
        return new Step(startMillis + progress.millis(), variant, number, progress.views(), progress.clicks());
    }

    boolean isPost() {
        return number == POST;
    }

    boolean isLast() {
        return number == Arrivals.UPDATES;
    }

    Instant at() {
        return Instant.ofEpochMilli(atMillis);
    }

    MonitorEvent event(Prediction prediction) {
        return isPost() ? posted(prediction) : updated();
    }

    private VariantPosted posted(Prediction prediction) {
        return new VariantPosted(
                eventId(),
                variant.test(),
                variant.number(),
                variant.headline(),
                prediction.of(variant),
                HeadlinePattern.of(variant.headline()).wireName(),
                VariantStatus.ACTIVE,
                at(),
                at());
    }

    PerformanceUpdate updated() {
        double rate = views == 0 ? 0 : (double) clicks / views;
        return new PerformanceUpdate(eventId(), variant.test(), variant.number(), views, clicks, rate, at());
    }

    private String eventId() {
        return variant.key() + "-" + number;
    }
}
