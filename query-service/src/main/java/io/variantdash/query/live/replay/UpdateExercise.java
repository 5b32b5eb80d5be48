package io.variantdash.query.live.replay;

import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.observe.FrameTrace;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.stream.StreamedUpdate;
import io.variantdash.query.warmup.Exercise;
import io.variantdash.query.warmup.MadeUpPersona;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.update.DashboardUpdate;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The way of updates: read, made frames of, remembered in a buffer that nothing else uses, and found there again. */
@Singleton
class UpdateExercise implements Exercise {

    private static final int UPDATES = 20;
    private static final int BYTES = 64 * 1024;
    private static final Epoch EPOCH = Epoch.madeUp(1);
    private static final PersonaId PERSONA = new PersonaId(MadeUpPersona.ID);

    private final List<byte[]> updates = MadeUpPersona.updates();
    private final ReplayBuffer buffer =
            new ReplayBuffer(persona -> new Position(EPOCH, 0, UPDATES), Duration.ofMinutes(1), BYTES, BYTES);

    @Override
    public void once() {
        buffer.begin(EPOCH, new long[] {0});
        List<UpdateFrame> frames = new ArrayList<>();
        for (int offset = 1; offset <= UPDATES; offset++) {
            DashboardUpdate update = DashboardUpdate.parse(updates.get(offset % updates.size()));
            frames.add(UpdateFrame.of(
                    new StreamedUpdate(update, new Position(EPOCH, 0, offset), 0, null), FrameTrace.NONE));
        }
        buffer.add(frames);
        buffer.after(new Position(EPOCH, 0, 0).encoded(), PERSONA);
    }
}
