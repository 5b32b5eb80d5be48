package io.variantdash.query.live;

import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Takes what arrives on the stream to whoever watches. It is remembered first: whoever comes after that finds it there,
 * and whoever came before it gets it.
 */
@Singleton
class Broadcaster implements UpdateListener {

    private final Audience audience;
    private final RecentFrames recent;

    Broadcaster(Audience audience, RecentFrames recent) {
        this.audience = audience;
        this.recent = recent;
    }

    @Override
    public void beginning(Epoch epoch, long[] offsets) {
        recent.begin(epoch, offsets);
    }

    @Override
    public void earlier(List<StreamedUpdate> updates) {
        recent.add(frames(updates));
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        List<UpdateFrame> frames = frames(updates);
        recent.add(frames);
        audience.deliver(frames);
    }

    @Override
    public void strayed(String personaId) {
        recent.lose(personaId);
        audience.onEveryLoop(viewers -> viewers.forEach(personaId, Viewer::refresh));
    }

    @Override
    public void restarted() {
        audience.onEveryLoop(viewers -> viewers.forEach(Viewer::restart));
    }

    private static List<UpdateFrame> frames(List<StreamedUpdate> updates) {
        return updates.stream().map(UpdateFrame::of).toList();
    }
}
