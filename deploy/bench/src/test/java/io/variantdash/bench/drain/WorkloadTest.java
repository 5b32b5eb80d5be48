package io.variantdash.bench.drain;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadTest {

    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final long EVENTS = 6L * Workload.VARIANTS + 1_234;

    @Test
    void reportsOnEveryVariantOnceATurn() {
        List<MonitorEvent> turn = events(workload(Mix.REPORTS))
                .skip(Workload.VARIANTS)
                .limit(Workload.VARIANTS)
                .toList();

        assertThat(turn).extracting(MonitorEvent::variantId).doesNotHaveDuplicates();
        assertThat(turn.stream().map(MonitorEvent::personaId).distinct()).hasSize(Workload.PERSONAS);
    }

    @ParameterizedTest
    @EnumSource
    void contractAcceptsEveryEventAndTellsAllApart(Mix mix) {
        EventCodec codec = new EventCodec(Duration.ofDays(30));

        assertThat(events(workload(mix))
                        .map(event -> codec.decode(event.type(), codec.encode(event), event.occurredAt()))
                        .map(decoded -> ((AcceptedEvent) decoded).identity())
                        .distinct())
                .hasSize((int) EVENTS);
    }

    @ParameterizedTest
    @EnumSource
    void finalStatesAreTheNewestReportsOfAllEvents(Mix mix) {
        Workload workload = workload(mix);
        Map<String, PerformanceUpdate> newest = reports(workload)
                .collect(Collectors.toMap(
                        PerformanceUpdate::variantId,
                        report -> report,
                        BinaryOperator.maxBy(Comparator.comparing(PerformanceUpdate::updatedAt))));

        assertThat(workload.finalStates()).containsExactlyInAnyOrderElementsOf(newest.values());
        assertThat(newest).hasSize(Workload.VARIANTS);
    }

    @Test
    void countsOfAVariantOnlyGrowAlsoInTheNextWorkload() {
        Workload first = workload(Mix.REPORTS);

        Map<String, List<PerformanceUpdate>> byVariant =
                Stream.concat(reports(first), reports(first.next())).collect(groupingBy(PerformanceUpdate::variantId));

        assertThat(byVariant.values())
                .allSatisfy(reports -> assertThat(reports)
                        .isSortedAccordingTo(Comparator.comparing(PerformanceUpdate::updatedAt)
                                .thenComparing(PerformanceUpdate::viewCount))
                        .extracting(PerformanceUpdate::viewCount)
                        .doesNotHaveDuplicates()
                        .isSorted());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 5_000, 50_000})
    void copiesAreOfTheNewestReportOfTheirVariant(int variants) {
        Workload workload = Workload.endingAt(END, INTERVAL, 4L * variants, variants, 0.3, Mix.REPORTS);

        Map<String, Instant> newest = new HashMap<>();
        reports(workload)
                .forEach(report -> assertThat(newest.merge(
                                report.variantId(),
                                report.updatedAt(),
                                (before, now) -> now.isBefore(before) ? before : now))
                        .isEqualTo(report.updatedAt()));
        assertThat(workload.distinctEvents())
                .isEqualTo(reports(workload).distinct().count())
                .isBetween((long) (0.65 * workload.events()), (long) (0.75 * workload.events()));
    }

    @Test
    void endsAtTheGivenTime() {
        assertThat(workload(Mix.REPORTS).finalStates().map(PerformanceUpdate::updatedAt))
                .allMatch(time -> time.isBefore(END))
                .anyMatch(time -> time.isAfter(END.minus(Duration.ofMillis(3))));
    }

    @Test
    void partitionsGetSharesThatDifferByLittle() {
        Workload workload = workload(Mix.REPORTS);

        Map<Integer, Long> shares = workload.numbers()
                .mapToObj(workload::partition)
                .collect(groupingBy(partition -> partition, counting()));

        assertThat(shares).hasSize(Workload.PARTITIONS);
        assertThat(shares.values()).allSatisfy(share -> assertThat(share).isBetween(EVENTS / 7, EVENTS / 5));
    }

    @Test
    void lastReportOfAPartitionIsTheLastThatItGets() {
        Workload workload = workload(Mix.REPORTS);
        long last = EVENTS - 1;

        assertThat(workload.lastOfPartitions()).hasSize(Workload.PARTITIONS).contains((PerformanceUpdate)
                workload.event(last));
    }

    private static Workload workload(Mix mix) {
        return Workload.endingAt(END, INTERVAL, EVENTS, mix);
    }

    private static Stream<MonitorEvent> events(Workload workload) {
        return workload.numbers().mapToObj(workload::event);
    }

    private static Stream<PerformanceUpdate> reports(Workload workload) {
        return events(workload).filter(PerformanceUpdate.class::isInstance).map(PerformanceUpdate.class::cast);
    }
}
