package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.TimeWindow;
import io.variantdash.event.plain.PlainUpdateReader;
import io.variantdash.support.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** What the reader of plain messages takes, the general one takes as the same; and it takes what monitors send. */
class PlainUpdatesTest {

    private static final Instant BEFORE_THE_EPOCH_OF_KAFKA = Instant.parse("2014-12-31T23:59:59Z");

    private final PlainUpdateReader reader = new PlainUpdateReader();

    @Property(tries = 5_000)
    void areReadAsTheGeneralReaderReadsThem(@ForAll("messages") String message) throws InvalidEventException {
        boolean plain = holdAgainstTheGeneralReader(message.getBytes(StandardCharsets.UTF_8), Golden.RECORD_TIME);

        Statistics.collect(plain);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    @Property(tries = 5_000)
    void withAnyByteChangedAreReadAsTheGeneralReaderReadsThem(
            @ForAll("messages") String message,
            @ForAll @IntRange(max = 1_000) int place,
            @ForAll @ByteRange(min = 0, max = 127) byte other)
            throws InvalidEventException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        bytes[place % bytes.length] = other;

        holdAgainstTheGeneralReader(bytes, Golden.RECORD_TIME);
        holdAgainstTheGeneralReader(bytes, BEFORE_THE_EPOCH_OF_KAFKA);
    }

    @Example
    void areNearlyAllThatMonitorsSend() {
        for (String message : List.of(
                "{\"persona_id\":\"ava\",\"variant_id\":\"v1\",\"view_count\":10,\"interaction_count\":3,"
                        + "\"engagement_rate\":0.3,\"updated_at\":\"2026-01-31T10:00:00.000001Z\"}",
                "{ \"event_id\" : \"e 1\", \"event_type\": \"performance_update\",\n\t\"persona_id\": \"a/b\","
                        + " \"variant_id\": \"v1\", \"view_count\": 0, \"interaction_count\": 0 }\n",
                "{\"persona_id\":\"ava\",\"variant_id\":\"v1\",\"view_count\":37,\"interaction_count\":5,"
                        + "\"engagement_rate\":0.13513513513513514,\"updated_at\":\"2026-01-31T10:00:00.123+00:00\"}")) {
            assertThat(reader.read(
                            message.getBytes(StandardCharsets.UTF_8),
                            TimeWindow.around(Golden.RECORD_TIME, Golden.RETENTION)))
                    .as(message)
                    .isNotNull();
        }
    }

    private boolean holdAgainstTheGeneralReader(byte[] message, Instant recordTime) throws InvalidEventException {
        TimeWindow window = TimeWindow.around(recordTime, Golden.RETENTION);
        PerformanceUpdate plain = reader.read(message, window);
        if (plain != null) {
            AcceptedEvent accepted = EventCodec.decodeAny(EventType.PERFORMANCE_UPDATE, message, window, null);
            assertThat(plain).isEqualTo(accepted.event());
            assertThat(reader.canonicalFields()).isEqualTo(accepted.canonicalFields());
            assertThat(EventIdentity.of(reader)).isEqualTo(accepted.identity());
        }
        return plain != null;
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> ids = oddOr(
                Arbitraries.of("\"ava\"", "\"\"", "\" \"", "\" a/b~ \"", "\"é\"", "\"a\\u0041\"", "null", "5"),
                Arbitraries.strings()
                        .withCharRange(' ', '~')
                        .excludeChars('"', '\\')
                        .ofMaxLength(130)
                        .map(id -> '"' + id + '"'));
        Arbitrary<String> counts = oddOr(
                Arbitraries.of("0", "007", "1.0", "1e3", "-1", "9007199254740991", "9007199254740992", "\"7\""),
                Arbitraries.longs().between(0, 2_000_000_000_000_000L).map(String::valueOf));
        return Combinators.combine(
                        ids,
                        ids,
                        counts,
                        counts,
                        rates(),
                        times(),
                        Arbitraries.of("", " ", "\n\t"),
                        Arbitraries.randoms())
                .as((persona, variant, views, interactions, rate, time, blank, random) -> {
                    List<String> fields = new ArrayList<>(List.of(
                            "\"persona_id\":" + persona,
                            "\"variant_id\":" + blank + variant,
                            "\"view_count\"" + blank + ":" + views,
                            "\"interaction_count\":" + interactions + blank));
                    List<String> optional = new ArrayList<>(List.of(
                            "\"engagement_rate\":" + rate,
                            "\"updated_at\":" + blank + time,
                            "\"event_id\":" + persona,
                            "\"event_type\":\"performance_update\"",
                            "\"event_type\":\"early_kill\"",
                            "\"view_count\":1",
                            "\"other\":[1]"));
                    optional.removeIf(
                            field -> random.nextInt(field.startsWith("\"e") || field.startsWith("\"u") ? 2 : 20) > 0);
                    fields.addAll(optional);
                    Collections.shuffle(fields, random);
                    return blank + "{" + blank + String.join("," + blank, fields) + "}" + blank;
                });
    }

    private static Arbitrary<String> rates() {
        return oddOr(
                Arbitraries.of(
                        "0",
                        "1",
                        "0.0",
                        "1.0",
                        "1.000",
                        "1.5",
                        "0.10",
                        "-0",
                        "1e-3",
                        "0.0000001",
                        "0.000001",
                        "01",
                        "0."),
                Arbitraries.oneOf(
                        Arbitraries.strings()
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(25)
                                .map(digits -> "0." + digits),
                        Arbitraries.doubles().between(0, 1).map(String::valueOf)));
    }

    private static Arbitrary<String> times() {
        Arbitrary<String> fractions =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(9).map(digits -> "." + digits);
        return Combinators.combine(
                        oddOr(
                                Arbitraries.of("2026-01-32", "2026-02-29", "2024-02-29", "0000-00-00", "2026-1-31"),
                                Arbitraries.of("2026-01-31", "2025-11-05")),
                        oddOr(
                                Arbitraries.of("T10:00:60", "T24:00:00", " 10:00:00", "T10:00"),
                                Arbitraries.of("T10:00:00", "T09:59:59")),
                        oddOr(
                                Arbitraries.of(".", ".0", ".000000001", ".1234567891", ",5", ".x"),
                                fractions.optional(0.8).map(some -> some.orElse(""))),
                        oddOr(
                                Arbitraries.of("-00:00", "+01:00", "+0000", "z", "", "Z[UTC]"),
                                Arbitraries.of("Z", "+00:00")))
                .as((date, time, fraction, offset) -> '"' + date + time + fraction + offset + '"');
    }

    private static <T> Arbitrary<T> oddOr(Arbitrary<T> odd, Arbitrary<T> usual) {
        return Arbitraries.frequencyOf(Tuple.of(1, odd), Tuple.of(9, usual));
    }
}
