package io.variantdash.query.live;

import io.variantdash.query.request.PersonaId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * One client and what it has been told: first a snapshot, then every update behind it. Confined to the event loop of its
 * connection, so nothing here is synchronized.
 *
 * <p>While a snapshot is read, updates are held back; those that it contains already are dropped when it has gone out.
 */
final class Viewer {

    /** Reads a snapshot on some other thread. */
    interface Loader {
        CompletionStage<LoadedSnapshot> load(PersonaId persona);
    }

    private final PersonaId persona;
    private final Wire wire;
    private final Loader loader;
    private final Executor loop;
    private final Outbox outbox;
    private final FrameQueue<UpdateFrame> held;

    private long lastOffset;
    private boolean loading;
    private boolean loadAgain;
    private boolean superseded;
    private boolean closed;
    private long heardAtNanos = System.nanoTime();

    Viewer(PersonaId persona, Wire wire, Loader loader, Executor loop, long limit) {
        this.persona = persona;
        this.wire = wire;
        this.loader = loader;
        this.loop = loop;
        this.outbox = new Outbox(wire, limit);
        this.held = new FrameQueue<>(limit, frame -> frame.text().length());
    }

    PersonaId persona() {
        return persona;
    }

    /** Sends a snapshot, and another if one is on its way already: that may be older than the wish. */
    void refresh() {
        if (loading) {
            loadAgain = true;
        } else if (!closed) {
            load();
        }
    }

    /** The stream began anew: what was held belongs to the old one, and a snapshot on its way may be too old. */
    void restart() {
        held.clear();
        if (loading) {
            superseded = true;
        } else if (!closed) {
            load();
        }
    }

    void offer(UpdateFrame frame) {
        if (closed) {
            return;
        }
        if (loading) {
            keepOrClose(held.offer(frame));
        } else if (frame.offset() > lastOffset) {
            lastOffset = frame.offset();
            reply(frame.text());
        }
    }

    void reply(String frame) {
        if (!closed) {
            keepOrClose(outbox.offer(frame));
        }
    }

    void heard() {
        heardAtNanos = System.nanoTime();
    }

    void closeIfSilent(Duration silence) {
        if (System.nanoTime() - heardAtNanos > silence.toNanos()) {
            close(CloseCode.GOING_AWAY, "no sign of life");
        }
    }

    void close(CloseCode code, String reason) {
        if (!closed) {
            wire.close(code, reason);
            gone();
        }
    }

    /** The connection is over, whoever ended it. */
    void gone() {
        closed = true;
        outbox.clear();
        held.clear();
    }

    private void load() {
        loading = true;
        loadAgain = false;
        superseded = false;
        loader.load(persona).thenAcceptAsync(this::loaded, loop);
    }

    private void loaded(LoadedSnapshot snapshot) {
        loading = false;
        if (closed) {
            return;
        }
        if (snapshot instanceof LoadedSnapshot.Failed failed) {
            wire.send(Replies.error(failed.message()), () -> {});
            close(CloseCode.TRY_AGAIN, "no snapshot");
        } else if (superseded) {
            load();
        } else if (snapshot instanceof LoadedSnapshot.InitialData initialData) {
            lastOffset = initialData.offset();
            reply(initialData.text());
            release();
            if (loadAgain) {
                load();
            }
        }
    }

    private void release() {
        UpdateFrame frame = held.poll();
        while (frame != null) {
            offer(frame);
            frame = held.poll();
        }
    }

    private void keepOrClose(boolean keepsUp) {
        if (!keepsUp) {
            close(CloseCode.TOO_SLOW, "too slow");
        }
    }
}
