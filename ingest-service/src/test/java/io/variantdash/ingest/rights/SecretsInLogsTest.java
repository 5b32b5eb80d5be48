package io.variantdash.ingest.rights;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.testservers.WrongPasswords;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A service that is not let in says so, and does not say with what words it tried. */
@QuarkusTest
@WithTestResource(
        value = WrongPasswords.class,
        initArgs = {
            @ResourceArg(name = "user", value = "ingest-service"),
            @ResourceArg(name = "database", value = "open")
        })
class SecretsInLogsTest {

    private static final String TOKEN = "token-word-9d4e";

    @Test
    void areNotThereWhenServersRefuseThem() {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            given().header("Authorization", "Bearer " + TOKEN)
                    .queryParam("access_token", TOKEN)
                    .get("/q/health");
            given().header("Authorization", "Bearer " + TOKEN).get("/api/dead-letters");
            List<String> lines = WrongPasswords.logged().all();
            return lines.stream().anyMatch(line -> line.contains("SaslAuthenticationException"));
        });

        assertThat(WrongPasswords.logged().all()).allSatisfy(line -> {
            assertThat(line).doesNotContain(TOKEN);
            assertThat(line).doesNotContain(WrongPasswords.SECRETS);
        });
    }
}
