package io.variantdash.query.usual;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class UsualAtHourTest {

    /** In the hour that begins at 10. */
    private static final Instant NOW = Instant.parse("2026-01-31T10:20:00Z");

    private static final Instant TEN = NOW.truncatedTo(ChronoUnit.HOURS);

    @Inject
    PastHours past;

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void isTheMedianOfTheSameHourOnPastDays() {
        rows.variant("v", "active", daysAgo(4), 0.05).counts("v", 2_000, 100);
        // The same hour of three days brought 100, 300 and 900 views; hours around it do not matter.
        rows.minute("v", daysAgo(3).minusSeconds(60), 50, 0)
                .minute("v", daysAgo(3).plusSeconds(600), 100, 10)
                .minute("v", daysAgo(3).plusSeconds(1_800), 150, 20)
                .minute("v", daysAgo(3).plusSeconds(3_600), 400, 30)
                .minute("v", daysAgo(2).plusSeconds(600), 700, 45)
                .minute("v", daysAgo(1).plusSeconds(3_599), 1_600, 54);

        UsualAtHour usual = Objects.requireNonNull(past.usual(rows.persona(), NOW));

        assertThat(usual.hour()).isEqualTo(TEN);
        assertThat(usual.days()).isEqualTo(3);
        assertThat(usual.views()).isEqualTo(300);
        assertThat(usual.interactions()).isEqualTo(15);
        assertThat(usual.engagementRate()).isEqualTo(0.05, within(1e-12));
        assertThat(usual.reportingVariants()).isEqualTo(1);
    }

    @Test
    void addsUpVariantsAndTakesTheMiddleOfTwoDays() {
        rows.variant("v", "active", daysAgo(4), 0.05)
                .counts("v", 300, 30)
                .minute("v", daysAgo(2), 100, 10)
                .minute("v", daysAgo(1), 300, 30)
                .variant("w", "killed", daysAgo(4), 0.05)
                .counts("w", 100, 1)
                .minute("w", daysAgo(1), 100, 1);

        UsualAtHour usual = Objects.requireNonNull(past.usual(rows.persona(), NOW));

        assertThat(usual.days()).isEqualTo(2);
        assertThat(usual.views()).isEqualTo((100 + 300) / 2);
        assertThat(usual.reportingVariants()).isEqualTo(2);
    }

    @Test
    void countsNothingWhereAMonitorCorrectsItselfDownwards() {
        rows.variant("v", "active", daysAgo(4), 0.05)
                .counts("v", 90, 9)
                .minute("v", daysAgo(1).minusSeconds(60), 100, 10)
                .minute("v", daysAgo(1), 90, 9);

        UsualAtHour usual = Objects.requireNonNull(past.usual(rows.persona(), NOW));

        assertThat(usual.views()).isZero();
        assertThat(usual.engagementRate()).isNull();
    }

    @Test
    void countsKillsFromMidnightUpToTheSameTimeOfDay() {
        rows.variant("v", "active", daysAgo(4), 0.05)
                .counts("v", 100, 10)
                .minute("v", daysAgo(1), 100, 10)
                .kill("a", daysAgo(1).minus(Duration.ofHours(10)), null)
                .kill("b", daysAgo(1).plusSeconds(1_100), null)
                .kill("b", daysAgo(1).plusSeconds(1_150), null)
                .kill("c", daysAgo(1).plusSeconds(1_200), null)
                .kill("d", daysAgo(1).minus(Duration.ofHours(11)), null)
                .kill("d", daysAgo(1), null);

        assertThat(Objects.requireNonNull(past.usual(rows.persona(), NOW)).killsByNow())
                .isEqualTo(2);
    }

    @Test
    void isNotKnownWithoutAPastAtThatHour() {
        rows.variant("v", "active", daysAgo(30), 0.05)
                .counts("v", 100, 10)
                .minute("v", daysAgo(15), 50, 5)
                .minute("v", daysAgo(1).plusSeconds(3_600), 80, 8)
                .minute("v", TEN, 100, 10);

        assertThat(past.usual(rows.persona(), NOW)).isNull();
        assertThat(past.usual("nobody", NOW)).isNull();
    }

    @Test
    void comesWithASnapshotThatDoesNotWaitForIt() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        rows.variant("v", "active", hour, 0.05).counts("v", 900, 90);
        // Of this hour and the next, if that begins meanwhile.
        for (int days = 1; days <= 3; days++) {
            Instant then = hour.minus(days, ChronoUnit.DAYS);
            rows.minute("v", then, 900 - 200L * days, 90 - 20L * days)
                    .minute("v", then.plusSeconds(3_600), 1_000 - 200L * days, 100 - 20L * days);
        }
        String address = "/api/metrics/" + rows.persona();

        await().untilAsserted(() -> assertThat(given().get(address).<Integer>path("summary.usual_at_hour.days"))
                .isEqualTo(3));
        String answer = given().get(address).asString();
        Contract.assertValid("Metrics", answer);
    }

    private static Instant daysAgo(int days) {
        return TEN.minus(days, ChronoUnit.DAYS);
    }
}
