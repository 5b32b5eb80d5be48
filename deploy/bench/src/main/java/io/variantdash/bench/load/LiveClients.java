package io.variantdash.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Clients of the live updates that count what they receive and how long it took, and do nothing else: no JSON, no
 * strings, one thread for all.
 */
public final class LiveClients implements AutoCloseable {

    /** So many connections share a source address, of which the loopback network has 16 million. */
    private static final int CLIENTS_PER_ADDRESS = 250;

    private static final int ADDRESSES_PER_BYTE = 250;
    private static final int CONNECTING_AT_ONCE = 128;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(60);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final URI server;
    private final int wanted;
    private final int personas;
    private final Credentials credentials;
    private final Loop loop = new Loop();
    private final LiveClient.Watch watch = new Counting();

    // Confined to the loop.
    private final Set<LiveClient> open = new LinkedHashSet<>();
    private int begun;
    private int ready;
    private boolean leaving;
    private int lost;
    private @Nullable String firstLoss;
    private @Nullable Tally tally;

    private Duration cpuBefore = Duration.ZERO;

    private LiveClients(URI server, int wanted, int personas, Credentials credentials) {
        this.server = server;
        this.wanted = wanted;
        this.personas = personas;
        this.credentials = credentials;
    }

    /** Returns when all have their first frame. They are spread evenly over so many personas. */
    public static LiveClients connect(URI server, int clients, int personas) {
        return connect(server, clients, personas, Credentials.NONE);
    }

    /** The same of a service that is locked. */
    public static LiveClients connect(URI server, int clients, int personas, Credentials credentials) {
        OpenFiles.require(clients);
        LiveClients all = new LiveClients(server, clients, personas, credentials);
        try {
            all.connect();
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** The persona that the update with this number concerns, where there are so many. */
    public static String persona(long number, int personas) {
        return "persona-" + number % personas;
    }

    /** From now on the updates of this schedule count. */
    public void begin(Schedule schedule) {
        run(() -> {
            tally = new Tally(schedule);
            lost = 0;
        });
        cpuBefore = loop.cpu();
    }

    /** Waits until so many updates were received, or nothing has come for the time given. */
    public void await(long updates, Duration silence) {
        long last = -1;
        long lastChange = System.nanoTime();
        for (long now = received(); now < updates; now = received()) {
            if (now > last) {
                last = now;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > silence.toNanos()) {
                return;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /** What has come of the schedule so far. */
    public Received soFar() {
        Duration cpu = loop.cpu().minus(cpuBefore);
        return loop.call(() -> {
            Tally counted = Objects.requireNonNull(tally, "nothing has begun");
            return new Received(counted.micros(), counted.repeated(), lost, cpu);
        });
    }

    /** All leave in an orderly way. */
    @Override
    public void close() {
        run(() -> {
            leaving = true;
            Set.copyOf(open).forEach(LiveClient::leave);
        });
        await(open::isEmpty, LONGEST_GOODBYE);
        run(() -> Set.copyOf(open).forEach(client -> client.end("not closed by the server")));
        loop.close();
    }

    private void connect() {
        run(this::connectMore);
        boolean all = await(() -> ready == wanted || firstLoss != null, LONGEST_CONNECT);
        String problem = loop.call(() -> firstLoss);
        if (!all || problem != null) {
            throw new IllegalStateException("Only %,d of %,d clients have their first frame: %s"
                    .formatted(ready, wanted, problem == null ? "the others wait for it" : problem));
        }
    }

    /** Not all at once, which no server would accept in time. */
    private void connectMore() {
        while (begun < wanted && begun - ready < CONNECTING_AT_ONCE) {
            try {
                LiveClient client =
                        new LiveClient(server, persona(begun, personas), credentials, NumberedUpdates.MARKER, watch);
                open.add(client);
                client.connect(source(begun++), loop.selector());
            } catch (IOException e) {
                throw new IllegalStateException("Cannot connect client %,d: %s".formatted(begun, e.getMessage()), e);
            }
        }
    }

    private static InetSocketAddress source(int client) throws IOException {
        int address = client / CLIENTS_PER_ADDRESS;
        byte[] loopback = {127, 0, (byte) (1 + address / ADDRESSES_PER_BYTE), (byte) (1 + address % ADDRESSES_PER_BYTE)
        };
        return new InetSocketAddress(InetAddress.getByAddress(loopback), 0);
    }

    private long received() {
        return loop.call(() -> tally == null ? 0L : tally.received());
    }

    private boolean await(BooleanSupplier condition, Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        while (!loop.call(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private void run(Runnable action) {
        loop.call(() -> {
            action.run();
            return true;
        });
    }

    private final class Counting implements LiveClient.Watch {

        @Override
        public void ready() {
            ready++;
            connectMore();
        }

        @Override
        public void update(LiveClient client, long number) {
            if (tally != null) {
                client.newest = tally.received(number, client.newest, System.nanoTime());
            }
        }

        @Override
        public void ended(LiveClient client, String reason) {
            open.remove(client);
            if (!leaving) {
                lost++;
                firstLoss = firstLoss == null ? reason : firstLoss;
            }
        }
    }
}
