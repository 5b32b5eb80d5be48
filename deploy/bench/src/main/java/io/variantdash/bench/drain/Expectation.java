package io.variantdash.bench.drain;

import io.variantdash.event.PerformanceUpdate;
import java.time.Instant;
import java.util.List;

/**
 * What the tables must hold when a workload is done; worked out before the round, so that asking costs nothing in it.
 *
 * @param events how many there are in the workload, copies included
 * @param distinct how many different ones
 * @param start nothing of the workload is older
 * @param variants how many variants have a report
 * @param views of all variants, in the end
 * @param interactions of all variants, in the end
 * @param lastReports the report that each partition ends with
 */
public record Expectation(
        long events,
        long distinct,
        Instant start,
        long variants,
        long views,
        long interactions,
        List<PerformanceUpdate> lastReports) {

    static Expectation of(Workload workload) {
        List<PerformanceUpdate> states = workload.finalStates().toList();
        return new Expectation(
                workload.events(),
                workload.distinctEvents(),
                workload.start(),
                states.size(),
                states.stream().mapToLong(PerformanceUpdate::viewCount).sum(),
                states.stream().mapToLong(PerformanceUpdate::interactionCount).sum(),
                workload.lastOfPartitions().toList());
    }
}
