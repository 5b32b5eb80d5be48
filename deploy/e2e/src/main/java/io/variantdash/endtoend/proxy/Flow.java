package io.variantdash.endtoend.proxy;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import java.util.function.Consumer;

/** Carries one direction of a connection, a thread of its own. */
final class Flow implements Runnable {

    private static final int CHUNK = 64 * 1024;

    private final Link link;
    private final Socket from;
    private final Socket to;
    private final SignalReader messages;
    private final TcpProxy proxy;
    private final Consumer<Link> ended;

    Flow(Link link, Socket from, Socket to, SignalReader messages, TcpProxy proxy, Consumer<Link> ended) {
        this.link = link;
        this.from = from;
        this.to = to;
        this.messages = messages;
        this.proxy = proxy;
        this.ended = ended;
    }

    @Override
    public void run() {
        try {
            carryAll();
            // A dead line brings no close either.
            proxy.line().awaitAlive();
            link.close();
        } catch (IOException e) {
            link.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            link.reset();
        } finally {
            ended.accept(link);
        }
    }

    private void carryAll() throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        int length;
        while ((length = from.getInputStream().read(chunk)) >= 0) {
            Set<Signal> signals = messages.read(chunk, length);
            for (Breakpoint breakpoint : proxy.trapsFor(signals)) {
                breakpoint.meet();
            }
            proxy.line().carry(chunk, length, to.getOutputStream());
        }
    }
}
