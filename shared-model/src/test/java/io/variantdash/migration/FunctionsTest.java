package io.variantdash.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.support.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;

class FunctionsTest {

    private static final Database DATABASE = Database.migrated();

    private static final String SMALL = "00000000-0000-5000-8000-000000000001";
    private static final String GREAT = "f0000000-0000-5000-8000-000000000001";

    @Property(tries = 20)
    void fromMicrosIsExact(@ForAll("micros") List<Long> micros) {
        assertThat(DATABASE.rows("""
                        SELECT micros, from_micros(micros) FROM unnest(?::bigint[]) AS micros
                        WHERE extract(epoch FROM from_micros(micros)) * 1000000 <> micros
                        """, (Object) micros.toArray(Long[]::new))).isEmpty();
    }

    @Example
    void fromMicrosDependsOnNoTimeZone() {
        Instant beforeTheClocksChange = Instant.parse("2026-03-29T00:59:59.999999Z");
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, beforeTheClocksChange);

        for (String zone : List.of("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata")) {
            assertThat(DATABASE.rows("""
                            SELECT from_micros(%d) AT TIME ZONE 'UTC' FROM set_config('TimeZone', '%s', false)
                            """.formatted(micros, zone)))
                    .as(zone)
                    .containsExactly("2026-03-29 00:59:59.999999");
        }
    }

    @Example
    void aLaterEventSupersedes() {
        assertThat(supersedes("10:00:00.000001", SMALL, "10:00", GREAT)).isTrue();
        assertThat(supersedes("10:00", GREAT, "10:00:00.000001", SMALL)).isFalse();
    }

    @Example
    void betweenEventsOfTheSameTimeTheGreaterIdentitySupersedes() {
        assertThat(supersedes("10:00", GREAT, "10:00", SMALL)).isTrue();
        assertThat(supersedes("10:00", SMALL, "10:00", GREAT)).isFalse();
        assertThat(supersedes("10:00", GREAT, "10:00", GREAT)).isFalse();
    }

    @Example
    void anyEventSupersedesNone() {
        assertThat(DATABASE.rows("SELECT supersedes(now(), '%s', NULL, NULL)".formatted(SMALL)))
                .containsExactly("t");
    }

    @Example
    void noEventSupersedesNothing() {
        assertThat(DATABASE.rows("SELECT supersedes(NULL, NULL, NULL, NULL), supersedes(NULL, NULL, now(), '%s')"
                        .formatted(SMALL)))
                .containsExactly("f|f");
    }

    @Provide
    Arbitrary<List<Long>> micros() {
        long end = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z")) - 1;
        return Arbitraries.longs()
                .between(0, end)
                .withDistribution(RandomDistribution.uniform())
                .list()
                .ofSize(2000)
                .map(list -> {
                    list.set(0, 0L);
                    list.set(1, end);
                    return list;
                });
    }

    private static boolean supersedes(String newTime, String newIdentity, String oldTime, String oldIdentity) {
        return DATABASE.rows("SELECT supersedes('2026-01-31 %sZ', '%s', '2026-01-31 %sZ', '%s')"
                        .formatted(newTime, newIdentity, oldTime, oldIdentity))
                .equals(List.of("t"));
    }
}
