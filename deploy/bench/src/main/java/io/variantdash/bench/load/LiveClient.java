package io.variantdash.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection to the live updates of a persona. Confined to the thread of all clients. */
final class LiveClient implements FrameReader.Listener {

    /** Is told how connections fare. */
    interface Watch {

        /** The first frame is there. */
        void ready();

        void update(LiveClient client, long number);

        void ended(LiveClient client, String reason);
    }

    private final URI server;
    private final String persona;
    private final Credentials credentials;
    private final Watch watch;
    private final SocketChannel channel;
    private final FrameReader frames;
    private @Nullable Upgrade upgrade = new Upgrade();
    private boolean ready;
    private boolean leaving;
    private boolean ended;
    private int closeCode;

    /** The greatest number that it has received. */
    long newest = -1;

    LiveClient(URI server, String persona, Credentials credentials, Marker marker, Watch watch) throws IOException {
        this.server = server;
        this.persona = persona;
        this.credentials = credentials;
        this.watch = watch;
        this.channel = SocketChannel.open();
        this.frames = new FrameReader(marker, this);
    }

    /** From an address of its own, because a port serves one connection of an address. */
    void connect(InetSocketAddress source, Selector selector) throws IOException {
        channel.configureBlocking(false);
        channel.bind(source);
        boolean connected = channel.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            send(Upgrade.request(server, persona, credentials));
        }
    }

    /** Something can be done on the connection; a failure ends it. */
    void proceed(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                send(Upgrade.request(server, persona, credentials));
            } else {
                read(buffer);
            }
        } catch (IOException | IllegalStateException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        if (upgrade != null) {
            upgraded(upgrade, buffer);
        }
        frames.read(buffer);
        if (count < 0) {
            end(closeCode == 0 ? "the server cut the connection" : "the server closed with code " + closeCode);
        }
    }

    private void upgraded(Upgrade begun, ByteBuffer buffer) {
        String status = begun.read(buffer);
        if (status != null) {
            if (!Upgrade.isAccepted(status)) {
                throw new IllegalStateException("the server answers " + status);
            }
            upgrade = null;
        }
    }

    @Override
    public void update(long number) {
        watch.update(this, number);
        first();
    }

    @Override
    public void other() {
        first();
    }

    @Override
    public void ping(byte[] payload) {
        try {
            send(ClientFrames.pong(payload));
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    /** The answer to our close, or one of the server's own, which is answered and then followed by the end. */
    @Override
    public void close(int code) {
        if (leaving) {
            end("left");
        } else {
            closeCode = code;
            leave();
        }
    }

    /** Says good-bye, and waits for the answer. */
    void leave() {
        if (leaving) {
            return;
        }
        leaving = true;
        try {
            send(ClientFrames.close());
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    void end(String reason) {
        if (!ended) {
            ended = true;
            try {
                channel.close();
            } catch (IOException e) {
                // It is gone all the same.
            }
            watch.ended(this, reason);
        }
    }

    private void first() {
        if (!ready) {
            ready = true;
            watch.ready();
        }
    }

    /** So little that it always fits: nothing else waits on the way to the server. */
    private void send(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new IOException("the server takes nothing");
        }
    }
}
