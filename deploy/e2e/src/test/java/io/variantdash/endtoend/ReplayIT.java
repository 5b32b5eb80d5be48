package io.variantdash.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.Tables;
import io.variantdash.endtoend.fixture.Tables.Counts;
import io.variantdash.endtoend.fixture.TopicRecords;
import io.variantdash.local.replay.Replay;
import io.variantdash.local.replay.Speed;
import io.variantdash.local.stack.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A file of real variants, replayed, ends in exactly its totals: once, twice, and in any order. */
class ReplayIT {

    private static final Path ARCHIVE = Path.of("../../../shared/data/upworthy/variants.csv.gz");
    private static final boolean FULL = Boolean.getBoolean("test.full");

    /** Of so many tests one is replayed, with all of its variants, unless all are. */
    private static final int SHARE = 8;

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("replay", RunningStack.NO_ENGINE);

    private final Stack stack = RUNNING.stack();
    private final Tables tables = Tables.of(stack);
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @TempDir
    private Path folder;

    @Test
    void endsInTheTotalsOfASample() throws Exception {
        Path sample = folder.resolve("sample.csv");
        Files.writeString(sample, sample(40), StandardCharsets.UTF_8);

        Replay.of(sample, end).play(stack.kafka(), stack.postgres(), Speed.MAX, RUNNING.console());

        assertThat(tables.counts()).containsAllEntriesOf(totals(sample));
    }

    /** An eighth of the archive, and the whole one with {@code -Pfull}. */
    @Test
    void endsInTheTotalsOfTheArchiveOnceTwiceAndShuffled() throws Exception {
        assumeThat(ARCHIVE)
                .as("the Upworthy archive is not beside this checkout, so its replay cannot be tested")
                .exists();
        tables.empty();
        Path file = FULL ? ARCHIVE : shareOfArchive();
        Replay replay = Replay.of(file, end);

        replay.play(stack.kafka(), stack.postgres(), Speed.MAX, RUNNING.console());
        String digest = tables.digest();
        assertThat(tables.counts()).hasSize(FULL ? 11_417 : 1_399).isEqualTo(totals(file));
        assertThat(tables.number("SELECT count(*) FROM dashboard_events")).isEqualTo(replay.size());

        Replay.of(file, end).play(stack.kafka(), stack.postgres(), Speed.MAX, RUNNING.console());
        assertThat(tables.digest()).isEqualTo(digest);

        List<ConsumerRecord<byte[], byte[]>> records = ofArchive();
        tables.empty();
        sendShuffled(records);
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .until(() -> tables.number("SELECT count(*) FROM dashboard_events") == replay.size());
        assertThat(tables.digest()).isEqualTo(digest);
    }

    private Path shareOfArchive() throws IOException {
        Path share = folder.resolve("share.csv");
        try (CSVParser archive = CSVFormat.DEFAULT.parse(reader(ARCHIVE));
                CSVPrinter rows = CSVFormat.DEFAULT.print(share, StandardCharsets.UTF_8)) {
            for (CSVRecord row : archive) {
                boolean names = row.getRecordNumber() == 1;
                if (names || Math.floorMod(row.get(0).hashCode(), SHARE) == 0) {
                    rows.printRecord(row);
                }
            }
        }
        return share;
    }

    private List<ConsumerRecord<byte[], byte[]>> ofArchive() {
        return TopicRecords.ofMonitors(stack.kafka().bootstrapServers()).stream()
                .filter(record -> !new String(record.key(), StandardCharsets.UTF_8).startsWith("sample-"))
                .toList();
    }

    private void sendShuffled(List<ConsumerRecord<byte[], byte[]>> records) {
        List<ConsumerRecord<byte[], byte[]>> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(7));
        try (Producer producer = new Producer(stack.kafka().bootstrapServers())) {
            shuffled.forEach(producer::sendAgain);
            producer.flush();
        }
    }

    private static String sample(int variants) {
        StringBuilder csv =
                new StringBuilder("test_id,variant_no,test_week,headline,impressions,clicks,declared_winner\n");
        Random random = new Random(1);
        for (int i = 0; i < variants; i++) {
            int impressions = random.nextInt(5_000);
            int clicks = impressions == 0 ? 0 : random.nextInt(impressions / 10 + 1);
            csv.append("sample-%d,%d,201446,\"Headline, \"\"quoted\"\" – number %d\",%d,%d,false%n"
                    .formatted(i / 4, i % 4 + 1, i, impressions, clicks));
        }
        return csv.toString();
    }

    private static Map<String, Counts> totals(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        Map<String, Counts> totals = new HashMap<>();
        try (Reader reader = reader(file)) {
            for (CSVRecord row : format.parse(reader)) {
                totals.put(
                        row.get("test_id") + "/" + row.get("variant_no"),
                        new Counts(Long.parseLong(row.get("impressions")), Long.parseLong(row.get("clicks"))));
            }
        }
        return totals;
    }

    private static Reader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8);
    }
}
