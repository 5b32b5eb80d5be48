package io.variantdash.query.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.EventType;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class MetricsResourceTest {

    private final Instant now = Instant.now();
    private final Rows rows = Rows.ofNewPersona();

    @Test
    void hasEmptyListsAndZerosForAnUnknownPersona() {
        JsonPath metrics = metrics();

        assertThat(metrics.getLong("summary.total_variants")).isZero();
        assertThat(metrics.getLong("summary.active_variants")).isZero();
        assertThat(metrics.getDouble("summary.avg_engagement_rate")).isZero();
        assertThat(metrics.getLong("summary.total_views")).isZero();
        assertThat(metrics.getDouble("early_kills_today.avg_time_to_kill_minutes"))
                .isZero();
        for (String list : new String[] {
            "active_variants",
            "performance_leaders",
            "pattern_fatigue_warnings",
            "optimization_opportunities",
            "real_time_feed"
        }) {
            assertThat(metrics.getList(list)).as(list).isEmpty();
        }
        assertThat(metrics.getString("position")).isNotBlank();
    }

    @Test
    void poolsTheRateOverActiveVariantsAndAddsUpAll() {
        rows.variant("a", "active", now, 0.05)
                .counts("a", 900, 90)
                .variant("b", "active", now, 0.05)
                .counts("b", 100, 0)
                .variant("k", "killed", now, 0.05)
                .counts("k", 1000, 10)
                .variant("silent", "active", now, 0.05);

        JsonPath summary = metrics().setRootPath("summary");

        assertThat(summary.getLong("total_variants")).isEqualTo(4);
        assertThat(summary.getLong("active_variants")).isEqualTo(3);
        assertThat(summary.getDouble("avg_engagement_rate")).isEqualTo(0.09);
        assertThat(summary.getLong("total_views")).isEqualTo(2000);
        assertThat(summary.getLong("total_interactions")).isEqualTo(100);
    }

    @Test
    void namesAsLeadersThoseWithEnoughViewsThatBeatTheirPredictionMost() {
        rows.variant("good", "active", now, 0.05)
                .counts("good", 100, 10)
                .variant("better", "active", now, 0.02)
                .counts("better", 100, 10)
                .variant("few-views", "active", now, 0.01)
                .counts("few-views", 99, 99)
                .variant("no-prediction", "active", null, null)
                .counts("no-prediction", 1000, 1000)
                .variant("killed", "killed", now, 0.01)
                .counts("killed", 1000, 1000);

        assertThat(metrics().getList("performance_leaders.id")).containsExactly("better", "good");
    }

    @Test
    void keepsItsListsBounded() {
        for (int i = 0; i < 60; i++) {
            rows.variant("v" + i, "active", now.minusSeconds(i), 0.05)
                    .counts("v" + i, 1000, i)
                    .event(Updates.performance(rows.persona(), "v" + i, 1000, i));
        }

        rows.variants(500, now.minusSeconds(60));

        JsonPath metrics = metrics();

        assertThat(metrics.getList("active_variants")).hasSize(500);
        assertThat(metrics.getList("active_variants.id")).first().isEqualTo("v0");
        assertThat(metrics.getList("performance_leaders")).hasSize(10);
        assertThat(metrics.getList("real_time_feed")).hasSize(50);
        assertThat(metrics.getLong("summary.active_variants")).isEqualTo(560);
    }

    @Test
    void keepsAKillInTheFeedThoughManyCountsCameSince() {
        rows.event(Updates.kill(rows.persona(), "k", "too low"));
        for (int i = 0; i < 60; i++) {
            rows.event(Updates.performance(rows.persona(), "v" + i, 1000, i));
        }

        assertThat(metrics().getList("real_time_feed.data.event_type"))
                .hasSize(50)
                .contains("early_kill");
    }

    @Test
    void showsEventsOfEveryTypeInTheWordsOfTheirFramesNewestFirst() {
        String persona = rows.persona();
        rows.event(new VariantPosted(
                        "e1", persona, "v", "text", 0.05, null, VariantStatus.ACTIVE, now, now.minusSeconds(50)))
                .event(Updates.kill(persona, "v", "too low"))
                .event(Updates.performance(persona, "v", 100, 5))
                .event(new PatternFatigue(null, persona, "question", 5, 0.85, null, now.minusSeconds(40)))
                .event(new OptimizationAlert(
                        null,
                        persona,
                        "kind",
                        Priority.LOW,
                        "title",
                        "why",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        now.minusSeconds(30)));

        JsonPath feed = metrics().setRootPath("real_time_feed");

        assertThat(feed.getList("data.event_type")).hasSize(EventType.values().length);
        assertThat(feed.getList("data.event_type"))
                .startsWith("optimization_alert", "pattern_fatigue", "variant_posted")
                .contains("early_kill", "performance_update");
    }

    @Test
    void countsAVariantThatWasKilledTwiceOnceAndAtItsEarliestKill() {
        Instant noon = today().plusSeconds(12 * 3600);
        rows.variant("twice", "killed", noon.minusSeconds(600), 0.05)
                .kill("twice", noon, null)
                .kill("twice", noon.plusSeconds(3600), null)
                .variant("before", "killed", noon, 0.05)
                .kill("before", today().minusSeconds(1), null)
                .kill("before", noon, null);

        JsonPath kills = metrics().setRootPath("early_kills_today");

        assertThat(kills.getLong("kills_today")).isEqualTo(1);
        assertThat(kills.getDouble("avg_time_to_kill_minutes")).isEqualTo(10.0);
    }

    @Test
    void takesTheTimeOfPostFromTheKillWhereThePostIsUnknownAndLeavesOutWhatNobodyKnows() {
        Instant noon = today().plusSeconds(12 * 3600);
        rows.variant("a", "killed", null, null)
                .kill("a", noon, noon.minusSeconds(120))
                .variant("b", "killed", null, null)
                .kill("b", noon, null);

        JsonPath kills = metrics().setRootPath("early_kills_today");

        assertThat(kills.getLong("kills_today")).isEqualTo(2);
        assertThat(kills.getDouble("avg_time_to_kill_minutes")).isEqualTo(2.0);
    }

    @Test
    void hasNoAverageWhereNoTimeOfPostIsKnown() {
        rows.variant("a", "killed", null, null).kill("a", today().plusSeconds(60), null);

        assertThat(metrics().<Object>get("early_kills_today.avg_time_to_kill_minutes"))
                .isNull();
    }

    private static Instant today() {
        return Instant.now()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private JsonPath metrics() {
        String body = given().get("/api/metrics/" + rows.persona())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Contract.assertValid("Metrics", body);
        return JsonPath.from(body);
    }
}
