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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frames of the last minutes, ready to be sent again, for clients that come back. Bounded by time and size. Written
 * by the stream's thread and read by event loops, one at a time.
 */
@Singleton
public class ReplayBuffer {

    /** What a frame takes besides its bytes, about. */
    private static final int OVERHEAD = 200;

    private record Kept(UpdateFrame frame, int partition, long sinceNanos) {
        int size() {
            return frame.size() + OVERHEAD;
        }
    }

    /** How far the stream has been read where the updates of a persona are. */
    private final Function<String, @Nullable Position> reached;

    private final Duration longest;
    private final long mostBytes;
    private final long mostForOne;

    private final Deque<Kept> all = new ArrayDeque<>();
    private final Map<String, Deque<UpdateFrame>> byPersona = new HashMap<>();
    private @Nullable Epoch epoch;
    /** By partition: behind this offset nothing is missing. */
    private long[] completeSince = {};

    private long[] newest = {};
    private long bytes;

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
        this.longest = longest;
        this.mostBytes = mostBytes;
        this.mostForOne = mostForOne;
    }

    /** Forgets what was: it belongs to another epoch, or ends before a gap. */
    public synchronized void begin(Epoch begun, long[] offsets) {
        epoch = begun;
        completeSince = offsets.clone();
        newest = offsets.clone();
        all.clear();
        byPersona.clear();
        bytes = 0;
    }

    /** What the frames take of the heap, about. */
    public synchronized long bytes() {
        return bytes;
    }

    public synchronized void add(List<UpdateFrame> frames) {
        Epoch current = epoch;
        if (current == null) {
            return;
        }
        long now = System.nanoTime();
        for (UpdateFrame frame : frames) {
            int partition = current.partitionOf(frame.personaId());
            Kept kept = new Kept(frame, partition, now);
            all.add(kept);
            byPersona
                    .computeIfAbsent(frame.personaId(), persona -> new ArrayDeque<>(2))
                    .add(frame);
            newest[partition] = frame.offset();
            bytes += kept.size();
        }
        forgetOld(now);
    }

    /** Something happened outside the order of the persona's frames: what they tell is not all. */
    public synchronized void lose(String personaId) {
        if (epoch != null) {
            int partition = epoch.partitionOf(personaId);
            completeSince[partition] = Math.max(completeSince[partition], newest[partition]);
        }
    }

    /** The persona's frames up to that offset are void: whoever comes back from before it needs a snapshot. */
    public synchronized void erase(String personaId, long offset) {
        if (epoch == null) {
            return;
        }
        int partition = epoch.partitionOf(personaId);
        completeSince[partition] = Math.max(completeSince[partition], offset);
        newest[partition] = Math.max(newest[partition], offset);
        if (byPersona.remove(personaId) != null) {
            all.removeIf(kept -> {
                boolean erased = kept.frame().personaId().equals(personaId);
                bytes -= erased ? kept.size() : 0;
                return erased;
            });
        }
    }

    /** What somebody missed who has seen everything up to there. */
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

    /** From the newest backwards, so that of a variant's performance only the last is found. */
    private ReconnectResult missed(Position position, PersonaId persona) {
        Deque<UpdateFrame> known = byPersona.getOrDefault(persona.value(), new ArrayDeque<>());
        List<UpdateFrame> missed = new ArrayList<>();
        Set<String> counted = new HashSet<>();
        long size = 0;
        for (Iterator<UpdateFrame> backwards = known.descendingIterator(); backwards.hasNext(); ) {
            UpdateFrame frame = backwards.next();
            if (frame.offset() <= position.offset()) {
                break;
            }
            if (frame.counted() == null || counted.add(frame.counted())) {
                missed.add(frame);
                size += frame.size();
            }
        }
        Collections.reverse(missed);
        // More than a client may have waiting for it: a snapshot is shorter.
        return size > mostForOne ? Impossible.EXPIRED : new ReconnectResult.Resumed(position, missed);
    }

    private void forgetOld(long now) {
        for (Kept oldest = all.peek();
                oldest != null && (bytes > mostBytes || now - oldest.sinceNanos() > longest.toNanos());
                oldest = all.peek()) {
            forget(all.remove());
        }
    }

    private void forget(Kept oldest) {
        bytes -= oldest.size();
        completeSince[oldest.partition()] =
                Math.max(completeSince[oldest.partition()], oldest.frame().offset());
        byPersona.computeIfPresent(oldest.frame().personaId(), (persona, frames) -> {
            frames.remove();
            return frames.isEmpty() ? null : frames;
        });
    }
}
