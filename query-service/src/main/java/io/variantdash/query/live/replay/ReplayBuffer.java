package io.variantdash.query.live.replay;

import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReconnectResult.Impossible;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.stream.StreamProgress;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the last minutes, ready to be sent again, for clients that come back. Bounded by time and size. Written
 * by the stream's thread and read by event loops, one at a time.
 */
@Singleton
public class ReplayBuffer {

    /** How far the stream has been read where the updates of a persona are. */
    private final Function<String, @Nullable Position> reached;

    private final long mostForOne;
    private final FrameStore store;
    private @Nullable Epoch epoch;
    /** By partition: behind this offset nothing is missing. */
    private long[] completeSince = {};

    private long[] newest = {};

    @Inject
    ReplayBuffer(StreamProgress progress, DashboardConfig config) {
        this(
                progress::positionOf,
                config.live().replayMaxAge(),
                config.live().replayMaxSize().asLongValue(),
                config.live().sendQueueLimit().asLongValue());
    }

    ReplayBuffer(Function<String, @Nullable Position> reached, Duration longest, long mostBytes, long mostForOne) {
        this.reached = reached;
        this.mostForOne = mostForOne;
        this.store = new FrameStore(longest, mostBytes, (persona, offset) -> missingUpTo(persona.partition(), offset));
    }

    /** Forgets what was: it belongs to another epoch, or ends before a gap. */
    public synchronized void begin(Epoch begun, long[] offsets) {
        epoch = begun;
        completeSince = offsets.clone();
        newest = offsets.clone();
        store.clear();
    }

    /** What the frames take of memory, outside the heap. */
    public synchronized long bytes() {
        return store.bytes();
    }

    public synchronized void add(List<UpdateFrame> frames) {
        Epoch current = epoch;
        if (current == null) {
            return;
        }
        long now = System.nanoTime();
        for (UpdateFrame frame : frames) {
            int partition = current.partitionOf(frame.personaId());
            store.add(frame, partition, now);
            newest[partition] = frame.offset();
        }
        store.forgetOld(now);
    }

    /** Something happened outside the order of the persona's frames: what they tell is not all. */
    public synchronized void lose(String personaId) {
        if (epoch != null) {
            int partition = epoch.partitionOf(personaId);
            missingUpTo(partition, newest[partition]);
        }
    }

    /** The persona's frames up to that offset are void: a client that comes back from before it needs a snapshot. */
    public synchronized void erase(String personaId, long offset) {
        if (epoch == null) {
            return;
        }
        int partition = epoch.partitionOf(personaId);
        missingUpTo(partition, offset);
        newest[partition] = Math.max(newest[partition], offset);
        store.erase(personaId);
    }

    /** What a client missed that has seen everything up to there. */
    public ReconnectResult after(String encodedPosition, PersonaId persona) {
        Optional<Position> position = Position.parse(encodedPosition);
        return position.isEmpty() ? Impossible.UNREADABLE : after(position.get(), persona);
    }

    private synchronized ReconnectResult after(Position position, PersonaId persona) {
        Position read = reached.apply(persona.value());
        if (epoch == null || read == null) {
            return new ReconnectResult.Behind();
        }
        if (!position.epoch().equals(epoch)) {
            return Impossible.OTHER_EPOCH;
        }
        if (position.partition() != epoch.partitionOf(persona.value())) {
            return Impossible.UNREADABLE;
        }
        if (!read.epoch().equals(epoch) || read.offset() < position.offset()) {
            return new ReconnectResult.Behind();
        }
        if (position.offset() < completeSince[position.partition()]) {
            return Impossible.EXPIRED;
        }
        return missed(position, persona);
    }

    private ReconnectResult missed(Position position, PersonaId persona) {
        MissedFrames missed = new MissedFrames(position.offset(), mostForOne);
        store.visit(persona.value(), missed);
        // More than a client may have waiting for it: a snapshot is shorter.
        return missed.areTooMany() ? Impossible.EXPIRED : new ReconnectResult.Resumed(position, missed.inOrder());
    }

    private void missingUpTo(int partition, long offset) {
        completeSince[partition] = Math.max(completeSince[partition], offset);
    }
}
