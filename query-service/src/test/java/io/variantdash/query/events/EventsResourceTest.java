package io.variantdash.query.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class EventsResourceTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void tellsAnEventAsTheMonitorSentIt() {
        rows.event(new EarlyKill("kill-17", rows.persona(), "v", "too low", 0.01, 100, null, TEN));

        JsonPath event = page("").setRootPath("events[0]");

        assertThat(event.getString("event_type")).isEqualTo("early_kill");
        assertThat(event.getString("event_id")).isEqualTo("kill-17");
        assertThat(event.getString("variant_id")).isEqualTo("v");
        assertThat(event.getString("occurred_at")).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(event.getString("data.reason")).isEqualTo("too low");
        assertThat(event.getLong("data.sample_size")).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"'', 9", "'&type=early_kill', 1", "'&type=performance_update', 7", "'&variant_id=v2', 1"})
    void leadsThroughAllPagesForthAndBack(String filter, int events) {
        for (int i = 0; i < 7; i++) {
            rows.event(counts("v" + i, TEN.minusSeconds(i / 3 * 60L)));
        }
        rows.event(new EarlyKill(null, rows.persona(), "k", "too low", 0.01, 100, null, TEN.minusSeconds(30)))
                .event(new PatternFatigue(null, rows.persona(), "bait", 5, 0.8, null, TEN.minusSeconds(90)));

        List<List<String>> forth = new ArrayList<>();
        JsonPath page = page("?limit=2" + filter);
        assertThat(page.getString("previous_cursor")).isNull();
        forth.add(page.getList("events.identity"));
        while (page.getString("next_cursor") != null) {
            page = page("?limit=2" + filter + "&cursor=" + page.getString("next_cursor"));
            forth.add(page.getList("events.identity"));
        }
        List<String> all = forth.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(events).doesNotHaveDuplicates();

        List<String> back = new ArrayList<>(reversed(page.getList("events.identity")));
        while (page.getString("previous_cursor") != null) {
            page = page("?limit=2" + filter + "&cursor=" + page.getString("previous_cursor"));
            back.addAll(reversed(page.getList("events.identity")));
        }
        assertThat(reversed(back)).isEqualTo(all);
    }

    @Test
    void showsOnlyWhatHappenedWithinTheRange() {
        rows.event(counts("before", TEN.minusSeconds(1)))
                .event(counts("first", TEN))
                .event(counts("end", TEN.plusSeconds(60)));

        JsonPath page = page("?from=2026-01-31T10:00:00Z&to=2026-01-31T11:01:00%2B01:00");

        assertThat(page.getList("events.variant_id")).containsExactly("first");
    }

    @Test
    void refusesTheCursorOfAnotherFilter() {
        rows.event(counts("a", TEN)).event(counts("b", TEN));
        String cursor = page("?limit=1").getString("next_cursor");

        Response answer = given().get("/api/events/" + rows.persona() + "?type=early_kill&cursor=" + cursor);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("field")).isEqualTo("cursor");
    }

    @ParameterizedTest
    @CsvSource({
        "type=explosion, type, 'variant_posted, performance_update'",
        "variant_id=%20, variant_id, not blank",
        "from=2026-01-31T10:00:00Z&to=2026-01-31T09:00:00Z, to, after from",
        "from=now, from, ISO-8601",
        "limit=10000, limit, from 1 to 500"
    })
    void refusesFiltersThatNothingCanPass(String query, String field, String allowed) {
        for (String format : List.of("application/json", "text/csv")) {
            if (field.equals("limit") && format.equals("text/csv")) {
                continue;
            }
            Response answer =
                    given().urlEncodingEnabled(false).accept(format).get("/api/events/" + rows.persona() + "?" + query);

            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
            Contract.assertValid("Problem", answer.asString());
            JsonPath problem = JsonPath.from(answer.asString());
            assertThat(problem.getString("field")).isEqualTo(field);
            assertThat(problem.getString("allowed")).contains(allowed);
        }
    }

    private PerformanceUpdate counts(String variant, Instant time) {
        return new PerformanceUpdate(null, rows.persona(), variant, 100, 1, 0.01, time);
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private JsonPath page(String query) {
        Response answer = given().urlEncodingEnabled(false).get("/api/events/" + rows.persona() + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Contract.assertValid("Events", answer.asString());
        return answer.jsonPath();
    }
}
