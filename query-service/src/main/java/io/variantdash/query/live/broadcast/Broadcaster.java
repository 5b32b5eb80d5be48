package io.variantdash.query.live.broadcast;

import io.variantdash.query.live.hub.Subscriber;
import io.variantdash.query.live.hub.Subscribers;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReplayBuffer;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.observe.FrameTracing;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes what arrives on the stream to subscribers. It is remembered first: a client that comes after that finds it there,
 * and one that came before gets it.
 */
@Singleton
class Broadcaster implements UpdateListener {

    private final Subscribers subscribers;
    private final ReplayBuffer recent;
    private final FrameTracing tracing;

    Broadcaster(Subscribers subscribers, ReplayBuffer recent, FrameTracing tracing) {
        this.subscribers = subscribers;
        this.recent = recent;
        this.tracing = tracing;
    }

    @Override
    public void beginning(Epoch epoch, long[] offsets) {
        recent.begin(epoch, offsets);
    }

    @Override
    public void earlier(List<StreamedUpdate> updates) {
        recent.add(updates.stream()
                .map(update -> UpdateFrame.of(update, FrameTrace.NONE))
                .toList());
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        List<UpdateFrame> frames = updates.stream().map(this::followed).toList();
        recent.add(frames);
        subscribers.deliver(frames);
        frames.forEach(frame -> frame.trace().handedOver());
    }

    @Override
    public void strayed(String personaId) {
        recent.lose(personaId);
        subscribers.onEveryLoop(subscribers -> subscribers.forEach(personaId, Subscriber::refresh));
    }

    @Override
    public void erased(String personaId, long offset) {
        recent.erase(personaId, offset);
        subscribers.onEveryLoop(subscribers -> subscribers.forEach(personaId, Subscriber::refresh));
    }

    @Override
    public void restarted() {
        subscribers.onEveryLoop(subscribers -> subscribers.forEach(Subscriber::restart));
    }

    private UpdateFrame followed(StreamedUpdate streamed) {
        String persona = streamed.update().personaId();
        return UpdateFrame.of(streamed, tracing.arrived(streamed.traceParent(), persona));
    }
}
