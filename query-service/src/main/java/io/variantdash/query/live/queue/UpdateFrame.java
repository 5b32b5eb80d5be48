package io.variantdash.query.live.queue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.variantdash.json.JsonText;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.update.DashboardUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An update as clients get it.
 *
 * @param counted the variant, if this is its performance: then the newest tells all
 * @param encoded the frame, whose bytes never change
 * @param eventMillis when Kafka took the event, 0 if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record UpdateFrame(
        String personaId, long offset, @Nullable String counted, byte[] encoded, long eventMillis, FrameTrace trace)
        implements Frame {

    public static UpdateFrame of(StreamedUpdate streamed, FrameTrace trace) {
        DashboardUpdate update = streamed.update();
        String text = new JsonText()
                .beginObject()
                .member("type", "variant_update")
                .member("position", streamed.position().encoded())
                .member("identity", update.identity().toString())
                .member("timestamp", update.timestamp())
                .rawMember("data", update.data())
                .endObject()
                .toString();
        return new UpdateFrame(
                update.personaId(),
                streamed.position().offset(),
                ConflationKey.of(update.data()),
                FrameBytes.text(text),
                streamed.eventMillis(),
                trace);
    }

    @Override
    public ByteBuf bytes() {
        return Unpooled.wrappedBuffer(encoded);
    }

    @Override
    public int size() {
        return encoded.length;
    }

    @Override
    public Object conflationKey() {
        return counted == null ? this : counted;
    }

    /** By identity, as keys: the content of two frames is never the same. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
