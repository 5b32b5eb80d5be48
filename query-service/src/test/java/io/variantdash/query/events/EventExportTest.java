package io.variantdash.query.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class EventExportTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    private final Rows rows = Rows.ofNewPersona();

    @Test
    void writesAllEventsAsATableTheLatestFirst() throws IOException {
        for (int i = 0; i < 250; i++) {
            rows.event(new PerformanceUpdate("e" + i, rows.persona(), "v", 100, 1, 0.01, TEN.minusSeconds(i)));
        }

        List<CSVRecord> table = table("");

        assertThat(table).hasSize(250);
        assertThat(table.get(0).get("event_id")).isEqualTo("e0");
        assertThat(table.get(249).get("event_id")).isEqualTo("e249");
        assertThat(table.get(0).get("occurred_at")).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(table.get(0).get("data")).contains("\"view_count\": 100");
    }

    @Test
    void writesOnlyWhatTheFilterLetsPass() throws IOException {
        rows.event(new PerformanceUpdate(null, rows.persona(), "v", 100, 1, 0.01, TEN))
                .event(new EarlyKill(null, rows.persona(), "v", "too \"low\",\nreally", 0.01, 100, null, TEN));

        List<CSVRecord> table = table("?type=early_kill");

        assertThat(table).hasSize(1);
        assertThat(table.get(0).get("data")).contains("too \\\"low\\\",\\nreally");
    }

    @Test
    void leavesNothingForASpreadsheetToCompute() throws IOException {
        rows.event(new PerformanceUpdate("=1+1", rows.persona(), "a;-1", 100, 1, 0.01, TEN));

        CSVRecord row = table("").get(0);

        assertThat(row.get("event_id")).isEqualTo("'=1+1");
        assertThat(row.get("variant_id")).isEqualTo("a;'-1");
    }

    @Test
    void quotesEveryField() {
        rows.event(new PerformanceUpdate(null, rows.persona(), "v", 100, 1, 0.01, TEN));

        List<String> lines = given().accept("text/csv")
                .get("/api/events/" + rows.persona())
                .asString()
                .lines()
                .toList();

        assertThat(lines.get(0))
                .isEqualTo(
                        "\"identity\",\"event_type\",\"event_id\",\"variant_id\",\"occurred_at\",\"recorded_at\",\"data\"");
        assertThat(lines.get(1)).matches("(\"([^\"]|\"\")*\"(,(?!$)|$)){7}");
    }

    @ParameterizedTest
    @CsvSource({"'', false", "?bom=false, false", "?bom=true, true"})
    void beginsWithAByteOrderMarkOnRequest(String query, boolean marked) {
        byte[] table = given().accept("text/csv")
                .get("/api/events/" + rows.persona() + query)
                .asByteArray();

        assertThat(table[0]).isEqualTo(marked ? (byte) 0xEF : (byte) '"');
        assertThat(new String(table, StandardCharsets.UTF_8).startsWith("\uFEFF\"identity\""))
                .isEqualTo(marked);
    }

    @Test
    void namesTheFileAfterThePersona() {
        given().accept("text/csv")
                .get("/api/events/{persona}", "..\\a/\u00fc\"b")
                .then()
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"events-.._a___b.csv\"; filename*=UTF-8''events-.._a_%C3%BC_b.csv");
    }

    @Test
    void hasAHeaderWhereThereIsNothingElse() throws IOException {
        assertThat(table("")).isEmpty();
    }

    private List<CSVRecord> table(String query) throws IOException {
        Response answer = given().accept("text/csv").get("/api/events/" + rows.persona() + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.contentType())
                .startsWith("text/csv")
                .containsIgnoringCase("charset=utf-8")
                .contains("header=present");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        return format.parse(new StringReader(answer.asString())).getRecords();
    }
}
