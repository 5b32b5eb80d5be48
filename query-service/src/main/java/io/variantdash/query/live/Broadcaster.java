package io.variantdash.query.live;

import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.stream.UpdateListener;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes what arrives on the stream to whoever watches. */
@Singleton
class Broadcaster implements UpdateListener {

    private final Audience audience;

    Broadcaster(Audience audience) {
        this.audience = audience;
    }

    @Override
    public void updated(List<StreamedUpdate> updates) {
        List<UpdateFrame> frames = updates.stream()
                .filter(streamed -> audience.watches(streamed.update().personaId()))
                .map(UpdateFrame::of)
                .toList();
        if (!frames.isEmpty()) {
            audience.onEveryLoop(viewers -> viewers.deliver(frames));
        }
    }

    @Override
    public void strayed(String personaId) {
        audience.onEveryLoop(viewers -> viewers.forEach(personaId, Viewer::refresh));
    }

    @Override
    public void restarted() {
        audience.onEveryLoop(viewers -> viewers.forEach(Viewer::restart));
    }
}
