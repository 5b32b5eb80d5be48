package io.variantdash.checks.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about scale: its table is what its formulas make of its first two columns. */
class ScaleTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\|((?: [\\d,.]+ \\|){11})$");
    private static final double TEBIBYTE = Math.pow(2, 40);
    private static final double SECONDS_A_DAY = 86_400;
    private static final double AUDIT = 565;
    private static final double WAL = 700;
    private static final double RECORD = 334;
    private static final double UPDATE = 352;
    private static final double ROOM = 1.25;

    @Test
    void theTableIsWhatTheFormulasSay() throws IOException {
        List<double[]> rows = ROW.matcher(
                        Files.readString(Repository.around(Path.of("")).resolve("deploy/scale.md")))
                .results()
                .map(row -> Stream.of(row.group(1).split("\\|"))
                        .mapToDouble(cell -> Double.parseDouble(cell.strip().replace(",", "")))
                        .toArray())
                .toList();

        assertThat(rows).hasSizeGreaterThan(4).allSatisfy(row -> {
            double events = row[0];
            double ingest = Math.max(2, Math.ceil(events / 35_000));
            double query = Math.max(2, Math.ceil(row[1] / 3_000));
            double postgres = events * 31 * SECONDS_A_DAY * AUDIT * ROOM / TEBIBYTE;
            double kafka = events * 8 * SECONDS_A_DAY * RECORD * ROOM / TEBIBYTE;
            double processors = 3 * 4 + 3 * 2 + query + ingest;
            double memory = 3 * 8 + 3 * 4 + query * 0.75 + ingest * 1.5;

            assertThat(row[2]).isEqualTo(ingest);
            assertThat(row[3]).isEqualTo(query);
            assertThat(row[4])
                    .isEqualTo(poolOf(ServiceSettings.INGEST) * ingest + poolOf(ServiceSettings.QUERY) * query);
            assertThat(row[5]).isCloseTo(postgres, within(0.051));
            assertThat(row[6]).isCloseTo(kafka, within(0.0051));
            assertThat(row[7]).isCloseTo(events * WAL / 1e6, within(0.051));
            assertThat(row[8]).isCloseTo(events * (AUDIT + WAL) / 8_192, within(0.51));
            assertThat(row[9]).isCloseTo(query * events * UPDATE / 1e6, within(0.51));
            assertThat(row[10])
                    .isCloseTo(30 * processors + 4 * memory + 0.10 * 1_024 * 3 * (postgres + kafka), within(0.51));
        });
    }

    private static double poolOf(ServiceSettings service) {
        return Double.parseDouble(service.applicationProperty("quarkus.datasource.jdbc.max-size"));
    }
}
