package io.variantdash.endtoend.scenario;

import io.variantdash.endtoend.environment.TopicSection;
import io.variantdash.endtoend.traffic.Traffic;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.oracle.Difference;
import io.variantdash.oracle.Difference.Deviation.Kind;
import io.variantdash.oracle.StoredTables;
import io.variantdash.oracle.Table;
import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Holds what was stored and published against what was sent. */
final class Verification {

    private static final int SHOWN = 5;

    private final Traffic traffic;
    private final Difference difference;
    private final List<String> problems = new ArrayList<>();

    Verification(Traffic traffic, StoredTables stored, TopicSection deadLetters, TopicSection updates) {
        this.traffic = traffic;
        this.difference = traffic.oracle().tables().compareWith(stored);
        if (!difference.isEmpty()) {
            problems.add("The tables are wrong: " + difference);
        }
        checkDeadLetters(deadLetters.read());
        checkUpdates(updates.read());
    }

    long lost() {
        return difference.count(Table.DASHBOARD_EVENTS, Kind.MISSING);
    }

    long doubled() {
        return difference.count(Table.DASHBOARD_EVENTS, Kind.DOUBLED)
                + difference.count(Table.VARIANT_KILLS, Kind.DOUBLED);
    }

    List<String> problems() {
        return problems;
    }

    private void checkDeadLetters(List<ConsumerRecord<byte[], byte[]>> letters) {
        Map<String, RejectionCode> missing = new HashMap<>(traffic.poison());
        List<String> unexpected = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            String key = letter.key() == null ? "null" : text(letter.key());
            RejectionCode expected = traffic.poison().get(key);
            // A copy of a letter is no fault: after a crash, records come again.
            missing.remove(key);
            if (expected == null || !expected.wireName().equals(header(letter, "dead-letter-code"))) {
                unexpected.add("%s, sent as %s, refused because: %s"
                        .formatted(key, expected, header(letter, "dead-letter-reason")));
            }
        }
        report("poison without a dead letter", missing.keySet());
        report("dead letters of valid records", unexpected);
    }

    private void checkUpdates(List<ConsumerRecord<byte[], byte[]>> records) {
        Set<UUID> published = new HashSet<>();
        records.forEach(
                record -> published.add(DashboardUpdate.parse(record.value()).identity()));
        Set<UUID> missing = new HashSet<>(traffic.oracle().updates());
        missing.removeAll(published);
        published.removeAll(traffic.oracle().identities());
        report("events without an update for the dashboards", missing);
        report("updates of events that were not sent", published);
    }

    private void report(String what, Collection<?> which) {
        if (!which.isEmpty()) {
            problems.add("There are %d %s, among them %s"
                    .formatted(which.size(), what, which.stream().limit(SHOWN).toList()));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "no " + name : text(header.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
