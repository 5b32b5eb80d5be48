package io.variantdash.bench.fanout;

import io.variantdash.event.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit: one thread that reads the topic and writes what it read to the sockets of the persona, one system call each,
 * through no library. It decodes nothing, remembers nothing and reads nothing from its clients, so none can do with less
 * work. Its frames are records, as long as the frames of ours.
 */
final class WriteOnlyServer {

    private static final String PATH = "/dashboard/ws/";
    private static final int LONGEST_REQUEST = 4_096;
    /** What the frame of an update has beyond its record: the position. */
    private static final int POSITION_BYTES = 57;

    private static final int FIN_AND_TEXT = 0x81;
    private static final int LENGTH_OF_16_BITS = 126;
    private static final String READY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    /** What clients wait for before they count as connected. */
    private static final byte[] FIRST_FRAME = "\u0081\u0002{}".getBytes(StandardCharsets.ISO_8859_1);

    private static final String ACCEPTED = """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            \r
            """;

    private final Map<String, List<SocketChannel>> clients = new ConcurrentHashMap<>();

    private WriteOnlyServer() {}

    /** Configured as the peer is: {@code PORT} and {@code BROKERS}. */
    public static void main(String[] arguments) throws IOException {
        WriteOnlyServer server = new WriteOnlyServer();
        try (KafkaConsumer<byte[], byte[]> consumer = fromNowOn(System.getenv("BROKERS"));
                ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("PORT"))),
                    LONGEST_REQUEST);
            Thread accepting = new Thread(() -> server.accept(listening), "accept");
            accepting.setDaemon(true);
            accepting.start();
            while (accepting.isAlive()) {
                server.write(consumer.poll(Duration.ofSeconds(1)));
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> fromNowOn(String brokers) {
        var consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(
                        0, consumer.partitionsFor(Topics.DASHBOARD_UPDATES).size())
                .mapToObj(partition -> new TopicPartition(Topics.DASHBOARD_UPDATES, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private void accept(ServerSocketChannel listening) {
        try {
            while (true) {
                SocketChannel client = listening.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                String request = request(client);
                if (request.startsWith(PATH)) {
                    send(client, ACCEPTED);
                    client.write(ByteBuffer.wrap(FIRST_FRAME));
                    clients.computeIfAbsent(request.substring(PATH.length()), persona -> new CopyOnWriteArrayList<>())
                            .add(client);
                } else {
                    send(client, READY);
                    client.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path that is asked for. */
    private static String request(SocketChannel client) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LONGEST_REQUEST);
        String text = "";
        while (!text.endsWith("\r\n\r\n") && client.read(bytes) >= 0) {
            text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        }
        String[] line = text.split(" ", 3);
        return line.length < 2 ? "" : line[1];
    }

    private static void send(SocketChannel client, String text) throws IOException {
        client.write(StandardCharsets.US_ASCII.encode(text));
    }

    /** What one poll brought goes out together, as ours and Node.js send what arrived together. */
    private void write(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<byte[]>> arrived = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records) {
            arrived.computeIfAbsent(new String(each.key(), StandardCharsets.UTF_8), persona -> new ArrayList<>())
                    .add(each.value());
        }
        arrived.forEach((persona, values) -> write(frames(values), clients.getOrDefault(persona, new ArrayList<>())));
    }

    private static void write(ByteBuffer frames, List<SocketChannel> watching) {
        watching.removeIf(client -> !isWritten(frames.duplicate(), client));
    }

    private static boolean isWritten(ByteBuffer frames, SocketChannel client) {
        try {
            client.write(frames);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static ByteBuffer frames(List<byte[]> values) {
        int header = 4;
        ByteBuffer frames = ByteBuffer.allocateDirect(values.stream()
                .mapToInt(value -> header + POSITION_BYTES + value.length)
                .sum());
        for (byte[] value : values) {
            frames.put((byte) FIN_AND_TEXT).put((byte) LENGTH_OF_16_BITS).putShort((short)
                    (POSITION_BYTES + value.length));
            for (int i = 0; i < POSITION_BYTES; i++) {
                frames.put((byte) ' ');
            }
            frames.put(value);
        }
        return frames.flip();
    }
}
