package io.variantdash.query.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.testservers.WrongPasswords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A service that is not let in says so, and does not say with what words it tried. */
@QuarkusTest
@TestProfile(SecretsInLogsTest.WithoutMigration.class)
@WithTestResource(value = WrongPasswords.class, initArgs = @ResourceArg(name = "user", value = "query-service"))
class SecretsInLogsTest {

    private static final String TOKEN = "token-word-9d4e";

    public static final class WithoutMigration implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.flyway.migrate-at-start", "false");
        }
    }

    @Test
    void areNotThereWhenServersRefuseThem() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            given().header("Authorization", "Bearer " + TOKEN)
                    .queryParam("access_token", TOKEN)
                    .get("/q/health");
            given().header("Authorization", "Bearer " + TOKEN).get("/api/metrics/ava");
            List<String> lines = WrongPasswords.logged().all();
            return lines.stream().anyMatch(line -> line.contains("role \"nobody\" does not exist"))
                    && lines.stream().anyMatch(line -> line.contains("SaslAuthenticationException"));
        });

        assertThat(WrongPasswords.logged().all()).allSatisfy(line -> {
            assertThat(line).doesNotContain(TOKEN);
            assertThat(line).doesNotContain(WrongPasswords.SECRETS);
        });
    }
}
