package io.variantdash.query.observe;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.raw.RawExchange;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Prometheus reads of a replica has bounds that no client can move. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SeriesTest {

    /** More than the series that may come, and more of them with {@code -Pfull}. */
    private static final int ODD_REQUESTS = Boolean.getBoolean("test.full") ? 1_000 : 300;

    @Test
    void oddRequestsAddNoSeriesAndHideNoAddress() {
        List<String> kinds = List.of(
                "/api/kills/%%%d",
                "/api/kills/p?limit=odd%d",
                "/assets/odd%d.js",
                "/p/odd%d",
                "/odd%d.txt",
                "/api/odd%d",
                "/api/variants/p/odd%d/never",
                "/dashboard/ws/odd%d",
                "/q/odd%d",
                "/..%%2f%d");
        kinds.forEach(kind -> send("GET", kind.formatted(0)));
        send("ODD0", "/api/personas");
        long before = series().count();

        for (int i = 1; i <= ODD_REQUESTS; i++) {
            send(i % 10 == 0 ? "ODD" + i : "GET", kinds.get(i % kinds.size()).formatted(i));
        }

        // A status or a method that none of the kinds had before may come with its buckets, and that is all.
        assertThat(series().count()).isLessThan(before + 100);
        assertThat(series()).noneMatch(line -> line.contains("odd") || line.contains("ODD"));
        Routes.api().forEach(path -> {
            get(Routes.address(path, "p", "v"));
            assertThat(series())
                    .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                            && line.contains("uri=\"" + path + "\""));
        });
    }

    @Test
    void whatIsAwayIsToldByDependency() {
        assertThat(series())
                .anyMatch(line -> line.startsWith("query_outage_seconds{dependency=\"database\"} 0.0"))
                .anyMatch(line -> line.startsWith("query_outage_seconds{dependency=\"kafka-consumer\"}"));
    }

    @Test
    void poolsAndClientsOfKafkaAreToldWithoutNames() {
        assertThat(series())
                .anyMatch(line -> line.startsWith("agroal_active_count{datasource=\"default\""))
                .anyMatch(line -> line.startsWith("agroal_awaiting_count{"))
                .anyMatch(line -> line.startsWith("kafka_client_certificate_remaining_seconds NaN"));
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(value("kafka_consumer_connections")).isPositive());
        assertThat(series().filter(line -> line.startsWith("kafka_")))
                .hasSize(8)
                .noneMatch(line -> line.contains("{"));
    }

    private static double value(String metric) {
        return series().filter(line -> line.startsWith(metric + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Stream<String> series() {
        return get("/q/metrics").asString().lines().filter(line -> !line.startsWith("#"));
    }

    private static void send(String method, String target) {
        RawExchange.send(method, target);
    }
}
