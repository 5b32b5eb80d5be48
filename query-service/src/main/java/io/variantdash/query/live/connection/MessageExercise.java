package io.variantdash.query.live.connection;

import io.variantdash.query.warmup.Exercise;
import jakarta.inject.Singleton;

/** Reading what clients say. */
@Singleton
class MessageExercise implements Exercise {

    @Override
    public void once() {
        ClientMessage.of("{\"type\":\"ping\"}");
        ClientMessage.of("{\"type\":\"refresh\"}");
        ClientMessage.of("no JSON");
    }
}
