package io.variantdash.query.live.hub;

import io.netty.buffer.ByteBuf;
import io.variantdash.query.freshness.Staleness;
import io.variantdash.query.live.decision.DecisionFrames;
import io.variantdash.query.live.decision.PendingDecisions;
import io.variantdash.query.live.queue.CloseReason;
import io.variantdash.query.live.queue.Frame;
import io.variantdash.query.live.queue.FrameBatch;
import io.variantdash.query.live.queue.OutboundTraffic;
import io.variantdash.query.live.queue.SendProgress;
import io.variantdash.query.live.queue.SendQueue;
import io.variantdash.query.live.queue.SendQueueLimits;
import io.variantdash.query.live.queue.ServerMessages;
import io.variantdash.query.live.queue.Transport;
import io.variantdash.query.live.queue.UpdateFrame;
import io.variantdash.query.live.replay.ReconnectResult;
import io.variantdash.query.web.request.PersonaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One client and what it has been told: first a snapshot, or what it missed, then every update behind it. Confined to the
 * event loop of its connection, so nothing here is synchronized.
 *
 * <p>While a snapshot is read, updates are held back; those that it contains already are dropped when it has gone out.
 */
public final class Subscriber {

    /** Reads a snapshot on some other thread. */
    public interface Loader {
        CompletionStage<LoadedSnapshot> load(PersonaId persona);
    }

    /**
     * What a subscriber gets frames from, and by which rules.
     *
     * @param loop runs on the event loop, and may let others pass, what a snapshot that has come brings about
     */
    public record Sources(Loader loader, SendQueueLimits limits, OutboundTraffic traffic, Executor loop) {}

    private final PersonaId persona;
    private final Transport transport;
    private final Sources sources;
    private final SendQueue sendQueue;
    private final PendingDecisions decisions = new PendingDecisions();
    private final HeldUpdates held;

    private long lastOffset;
    private Phase phase = Phase.WAITING;
    private boolean loadAgain;
    private boolean superseded;
    private @Nullable Staleness told;
    private long heardAtNanos = System.nanoTime();
    private long pingedAtNanos;
    private long closedAtNanos;

    private enum Phase {
        /** It is not known yet what to begin with. */
        WAITING,
        LOADING,
        CURRENT,
        CLOSED
    }

    /**
     * A client that has just come.
     *
     * @param pingedAtNanos as if it had been pinged then: clients that came together need not be pinged together
     */
    public Subscriber(PersonaId persona, Transport transport, Sources sources, long pingedAtNanos) {
        this.persona = persona;
        this.pingedAtNanos = pingedAtNanos;
        this.transport = transport;
        this.sources = sources;
        this.sendQueue = new SendQueue(transport, sources.limits(), sources.traffic());
        this.held = new HeldUpdates(sources.limits(), sources.traffic());
    }

    PersonaId persona() {
        return persona;
    }

    public boolean isClosed() {
        return phase == Phase.CLOSED;
    }

    public SubscriberState state() {
        return switch (phase) {
            case WAITING, LOADING -> SubscriberState.LOADING;
            case CURRENT -> sendQueue.isIdle() ? SubscriberState.CURRENT : SubscriberState.BEHIND;
            case CLOSED -> SubscriberState.BEHIND;
        };
    }

    /** Begins with a snapshot. */
    void begin() {
        if (phase == Phase.WAITING) {
            load();
        }
    }

    /** Begins with what the client missed. */
    void resume(ReconnectResult.Resumed missed) {
        if (phase == Phase.WAITING) {
            phase = Phase.CURRENT;
            lastOffset = missed.position().offset();
            List<Frame> frames = new ArrayList<>(missed.frames().size() + 1);
            frames.add(ServerMessages.resumed(missed.position().encoded()));
            for (UpdateFrame frame : missed.frames()) {
                lastOffset = frame.offset();
                frames.add(frame);
            }
            replyAll(frames);
            decisions.lackAll();
            refreshIfWished();
        }
    }

    /** Sends a snapshot behind what the client begins with, and another if one is on its way: that may be older than the wish. */
    public void refresh() {
        switch (phase) {
            case WAITING, LOADING -> loadAgain = true;
            case CURRENT -> load();
            case CLOSED -> {}
        }
    }

    /** The stream began anew: what was held belongs to the old one, and a snapshot on its way may be too old. */
    public void restart() {
        held.drop();
        switch (phase) {
            case LOADING -> superseded = true;
            case CURRENT -> load();
            case WAITING, CLOSED -> {}
        }
    }

    /** Sends all frames at once, if the client has seen what was before, and nothing else is on its way. */
    boolean takesAll(FrameBatch run) {
        if (phase != Phase.CURRENT || run.firstOffset() <= lastOffset || !sendQueue.isIdle()) {
            return false;
        }
        lastOffset = run.lastOffset();
        return true;
    }

    /** Sends bytes of frames that {@link #takesAll} agreed to. */
    void send(ByteBuf bytes) {
        sendQueue.send(bytes);
    }

    public void offer(UpdateFrame frame) {
        if (phase == Phase.LOADING) {
            if (!held.hold(frame)) {
                close(CloseReason.SLOW);
            }
        } else if (phase == Phase.CURRENT && frame.offset() > lastOffset) {
            lastOffset = frame.offset();
            reply(frame);
        }
    }

    /** Tells what has been decided; a client that is behind hears it when it has caught up. */
    public void decided(DecisionFrames frames) {
        if (phase == Phase.CURRENT && sendQueue.isIdle()) {
            Frame news = decisions.of(frames);
            if (news != null) {
                reply(news);
            }
        } else {
            decisions.miss(frames);
        }
    }

    public void reply(Frame frame) {
        if (!isClosed() && !sendQueue.offer(frame)) {
            close(CloseReason.SLOW);
        }
    }

    /** Tells once, when the client has something to look at, that it may be out of date; and once that it is not. */
    void tell(@Nullable Staleness staleness) {
        if (phase == Phase.CURRENT && !Objects.equals(staleness, told)) {
            told = staleness;
            reply(staleness == null ? ServerMessages.FRESH : ServerMessages.stale(staleness));
        }
    }

    /** Sends a ping if it is time. */
    void ping(long nowNanos, long intervalNanos) {
        if (!isClosed() && nowNanos - pingedAtNanos >= intervalNanos) {
            pingedAtNanos = nowNanos;
            reply(ServerMessages.PING);
        }
    }

    public void heard() {
        heardAtNanos = System.nanoTime();
    }

    /** Ends what should not go on: a client that is silent or too slow, and a close that the client does not answer. */
    void check(long nowNanos, ClientTimeouts timeout) {
        if (isClosed()) {
            if (nowNanos - closedAtNanos > timeout.close().toNanos()) {
                transport.abort();
            }
            return;
        }
        SendProgress.Pace pace = sendQueue.pace(nowNanos);
        if (pace == SendProgress.Pace.MOVING) {
            // A sign of life: pings wait behind what it is taking.
            heardAtNanos = nowNanos;
        }
        if (nowNanos - heardAtNanos > timeout.silence().toNanos()) {
            close(CloseReason.SILENT);
        } else if (pace == SendProgress.Pace.STALLED) {
            close(CloseReason.SLOW);
        } else if (phase == Phase.CURRENT && sendQueue.isIdle()) {
            Frame missed = decisions.missed();
            if (missed != null) {
                reply(missed);
            }
        }
    }

    long queueAgeNanos(long nowNanos) {
        return sendQueue.ageNanos(nowNanos);
    }

    public void close(CloseReason reason) {
        if (!isClosed()) {
            gone();
            transport.close(reason);
        }
    }

    /** Sends what waits, and closes. */
    void sayGoodbye() {
        if (!isClosed()) {
            sendQueue.sendRest();
            close(CloseReason.GOING_AWAY);
        }
    }

    /** The connection is over, whichever side ended it. */
    public void gone() {
        phase = Phase.CLOSED;
        closedAtNanos = System.nanoTime();
        sendQueue.clear();
        held.drop();
    }

    private void load() {
        phase = Phase.LOADING;
        loadAgain = false;
        superseded = false;
        sources.loader().load(persona).thenAcceptAsync(this::loaded, sources.loop());
    }

    private void loaded(LoadedSnapshot snapshot) {
        if (isClosed()) {
            return;
        }
        if (snapshot instanceof LoadedSnapshot.Failed failed) {
            reply(ServerMessages.error(failed.message()));
            close(CloseReason.NO_SNAPSHOT);
        } else if (superseded) {
            load();
        } else if (snapshot instanceof LoadedSnapshot.InitialData initialData) {
            phase = Phase.CURRENT;
            lastOffset = initialData.offset();
            decisions.gotSnapshot(lastOffset);
            List<Frame> frames = new ArrayList<>(1);
            frames.add(initialData.frame());
            lastOffset = held.releaseTo(frames, lastOffset);
            replyAll(frames);
            refreshIfWished();
        }
    }

    private void refreshIfWished() {
        if (loadAgain) {
            refresh();
        }
    }

    private void replyAll(List<Frame> frames) {
        if (!isClosed() && !sendQueue.offer(frames)) {
            close(CloseReason.SLOW);
        }
    }
}
