package io.variantdash.bench.load;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** As much of a WebSocket server as tests of its clients need. */
final class TinyServer implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int BACKLOG = 500;

    private final ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private volatile String status = "HTTP/1.1 101 Switching Protocols";

    TinyServer() throws IOException {
        new Thread(this::accept).start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on answers with this line. */
    void refuse(String statusLine) {
        status = statusLine;
    }

    BlockingQueue<String> pongs() {
        return pongs;
    }

    /** Sends it to all. */
    void text(String text) {
        sockets.forEach(socket -> send(socket, TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    void ping(String payload) {
        sockets.forEach(socket -> send(socket, PING, payload.getBytes(StandardCharsets.UTF_8)));
    }

    /** Ends one of the connections without a word. */
    void cutOne() throws IOException {
        sockets.remove(0).close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> serve(socket)).start();
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream input = new DataInputStream(socket.getInputStream());
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) input.readByte());
            }
            sockets.add(socket);
            socket.getOutputStream().write((status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            send(socket, TEXT, "{\"type\":\"initial_data\"}".getBytes(StandardCharsets.US_ASCII));
            while (answer(socket, input)) {}
        } catch (IOException e) {
            // The client is gone.
        }
    }

    private boolean answer(Socket socket, DataInputStream input) throws IOException {
        int type = input.readUnsignedByte();
        byte[] payload = new byte[input.readUnsignedByte() & 0x7f];
        byte[] mask = new byte[4];
        input.readFully(mask);
        input.readFully(payload);
        for (int i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % mask.length];
        }
        if (type == PONG) {
            pongs.add(new String(payload, StandardCharsets.UTF_8));
        } else if (type == CLOSE) {
            send(socket, CLOSE, payload);
        }
        return type != CLOSE;
    }

    private static void send(Socket socket, int type, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).put((byte) type);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else {
            frame.put((byte) 126).putShort((short) payload.length);
        }
        frame.put(payload);
        try {
            synchronized (socket) {
                socket.getOutputStream().write(frame.array(), 0, frame.position());
            }
        } catch (IOException e) {
            // The client is gone.
        }
    }
}
