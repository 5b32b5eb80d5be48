package io.variantdash.query.timeseries;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SparklinesResourceTest {

    private final Rows rows = Rows.ofNewPersona();
    private final Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void tellsWhatEachOfTheLastSixtyMinutesBrought() {
        rows.variant("v", "active", minute, 0.05)
                .minute("v", ago(75), 1_000, 500)
                .minute("v", ago(12), 1_100, 510)
                .minute("v", ago(11), 1_100, 510)
                .minute("v", ago(8), 1_300, 520)
                .minute("v", ago(7), 1_200, 520);

        JsonPath lines = lines("v");

        Instant from = Instant.parse(lines.getString("from"));
        // The minute may be over by the time of the answer.
        assertThat(from).isBetween(ago(59), ago(58));
        int last = (int) ChronoUnit.MINUTES.between(from, ago(7));
        List<Integer> views = lines.getList("series[0].views");
        List<Float> rates = lines.getList("series[0].er");
        assertThat(views).hasSize(60);
        assertThat(rates).hasSize(60);
        assertThat(views.subList(last - 5, last + 1)).containsExactly(100, 0, null, null, 200, 0);
        assertThat(rates.subList(last - 5, last + 1)).containsExactly(0.1f, null, null, null, 0.05f, null);
        assertThat(views.stream().filter(Objects::nonNull)).hasSize(4);
    }

    @Test
    void countsTheFirstReportOfAVariantFromNothingAndOthersFromTheirHours() {
        rows.variant("new", "active", minute, 0.05)
                .minute("new", ago(10), 80, 8)
                .variant("old", "active", minute, 0.05)
                .minute("old", minute.minus(Duration.ofDays(9)), 500, 5)
                .withoutMinutesBefore(minute.minus(Duration.ofDays(7)))
                .minute("old", ago(10), 520, 7);

        JsonPath lines = lines("new", "old");

        assertThat(known(lines, 0)).containsExactly(80);
        assertThat(known(lines, 1)).containsExactly(20);
    }

    @Test
    void hasThoseThatThereAreInTheOrderOfTheRequest() {
        rows.variant("a", "killed", minute, 0.05)
                .variant("b", "active", minute, 0.05)
                .minute("b", ago(10), 80, 8);

        JsonPath lines = lines("b", "nobody's", "a", "b");

        assertThat(lines.getList("series.variant_id")).containsExactly("b", "a");
        assertThat(lines.getList("series[1].views")).hasSize(60).containsOnlyNulls();
        assertThat(lines.getList("series[1].er")).hasSize(60).containsOnlyNulls();
    }

    @Test
    void answersForAHundredAndForAPersonaThatNobodyKnows() {
        rows.variants(100, minute);

        assertThat(lines(IntStream.rangeClosed(1, 100)
                                .mapToObj(i -> "many-" + i)
                                .toArray(String[]::new))
                        .getList("series"))
                .hasSize(100);
        assertThat(Rows.ofNewPersona())
                .satisfies(stranger -> assertThat(given().get("/api/sparklines/" + stranger.persona() + "?variant_id=v")
                                .jsonPath()
                                .getList("series"))
                        .isEmpty());
    }

    @Test
    void takesIdsWithAnyCharacters() {
        String strange = "a/b %&?+ä😀";
        rows.variant(strange, "active", minute, 0.05).minute(strange, ago(10), 80, 8);

        assertThat(known(lines(strange), 0)).containsExactly(80);
    }

    private Instant ago(int minutes) {
        return minute.minus(minutes, ChronoUnit.MINUTES);
    }

    private static List<Object> known(JsonPath lines, int place) {
        return lines.getList("series[" + place + "].views").stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private JsonPath lines(String... variants) {
        String query = Stream.of(variants)
                .map(id -> "variant_id="
                        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
        Response answer = given().urlEncodingEnabled(false).get("/api/sparklines/" + rows.persona() + "?" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        Contract.assertValid("Sparklines", answer.asString());
        return answer.jsonPath();
    }
}
