package io.variantdash.bench.fanout;

import io.variantdash.bench.testbed.AccessOptions;
import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the fan-out benchmark. */
final class FanoutOptions {

    /** Above so many clients the design wants fewer updates. */
    private static final int MANY_CLIENTS = 2_000;

    private static final int UPDATES = 20;
    private static final int UPDATES_FOR_MANY = 4;

    enum Only {
        OURS,
        PEER
    }

    @Option(
            names = "--clients",
            split = ",",
            paramLabel = "N",
            description = "How many clients (${DEFAULT-VALUE}). The last line is that of the design's 2,000, or of the"
                    + " largest where that is not among them.")
    List<Integer> clients = List.of(500, 1_000, 2_000, 5_000, 10_000);

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Updates a second that each client gets (20, and 4 for more than 2,000 clients).")
    @Nullable Integer rate;

    @Option(
            names = "--personas",
            split = ",",
            paramLabel = "N",
            description = "How many personas the clients watch (${DEFAULT-VALUE}).")
    List<Integer> personas = List.of(1, 100);

    @Mixin
    final RoundOptions measured = new RoundOptions(5, 5);

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Seconds of each server's load before the first round (${DEFAULT-VALUE}).")
    int warmup = 20;

    @Option(names = "--only", paramLabel = "ours|peer", description = "Measure one alone.")
    @Nullable Only only;

    @Option(
            names = "--limit",
            description = "Measure beside them what only writes to the sockets: none can do with less work.")
    boolean limit;

    @Option(
            names = "--jfr",
            paramLabel = "FILE",
            description = "Record our service, warmed up, with Java Flight Recorder.")
    @Nullable Path recording;

    @Mixin
    final AccessOptions access = new AccessOptions();

    @Mixin
    final SettingOptions settings = new SettingOptions();

    void check() {
        measured.check();
        Numbers.requirePositive("--warmup", warmup);
        Numbers.requirePositive("--rate", rate == null ? 1 : rate);
        clients.forEach(number -> Numbers.requirePositive("--clients", number));
        personas.forEach(number -> Numbers.requirePositive("--personas", number));
        clients.forEach(number -> personas.forEach(watched -> Numbers.requireEven(number, watched)));
    }

    boolean measuresOurs() {
        return only != Only.PEER;
    }

    boolean measuresPeer() {
        return only != Only.OURS;
    }

    Stream<Case> cases() {
        return personas.stream().flatMap(watched -> clients.stream().map(number -> size(number, watched)));
    }

    Case size(int number, int watched) {
        int usual = number > MANY_CLIENTS ? UPDATES_FOR_MANY : UPDATES;
        return new Case(number, rate == null ? usual : rate, watched);
    }
}
