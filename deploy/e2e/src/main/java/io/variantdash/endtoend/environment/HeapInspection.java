package io.variantdash.endtoend.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What a process holds on to, once its garbage is gone.
 *
 * @param liveBytes without the frames that are kept for clients who come back: their number grows up to a limit anyway
 * @param timers that its event loops still wait for
 */
public record HeapInspection(long liveBytes, long timers, double threads, double connections) {

    private static final String TIMER = "VertxImpl$InternalTimerHandler";
    private static final int COLUMNS = 3;

    /** Collects all garbage of the replica's heap first. */
    public static HeapInspection of(Replica replica) throws InterruptedException {
        long bytes = 0;
        long timers = 0;
        for (String line : histogram(replica.pid())) {
            List<String> columns = Arrays.asList(line.trim().split("\\s+", -1));
            if (columns.size() == COLUMNS && columns.get(0).equals("Total")) {
                bytes = Long.parseLong(columns.get(2));
            } else if (line.contains(TIMER)) {
                timers += Long.parseLong(columns.get(1));
            }
        }
        long kept = (long) metric(replica, "live_replay_buffer_bytes");
        return new HeapInspection(
                bytes - kept, timers, metric(replica, "jvm_threads_live_threads"), connections(replica));
    }

    /** How many live connections the replica says that it has. */
    public static double connections(Replica replica) throws InterruptedException {
        return metric(replica, "live_connections");
    }

    /** For how long, as a replica of ingest-service says, an open transaction has held back records; 0 if none does. */
    public static double openTransactionSeconds(Replica replica) throws InterruptedException {
        return metric(replica, "ingest_open_transaction_seconds");
    }

    /** The sum over all labels. */
    private static double metric(Replica replica, String name) throws InterruptedException {
        List<String> samples = metrics(replica.uri())
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
        if (samples.isEmpty()) {
            throw new IllegalStateException("%s has no metric %s".formatted(replica.name(), name));
        }
        return samples.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static String metrics(URI service) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(service.resolve("/q/metrics")).build();
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("No metrics of " + service, e);
        }
    }

    private static List<String> histogram(long pid) throws InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd cannot look into process %d: %s".formatted(pid, output));
            }
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + jcmd, e);
        }
    }
}
