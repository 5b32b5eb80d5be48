package io.variantdash.ingest.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.ingest.support.Database;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class RequestCleanupTest {

    @Inject
    RequestCleanup cleanup;

    @Inject
    DataSource dataSource;

    @Test
    void forgetsWhatIsOlderThanADayHoweverMuchThatIs() {
        Database database = new Database(dataSource);
        String caller = UUID.randomUUID().toString();
        database.execute("""
                INSERT INTO gateway_requests (caller, key, body_hash, received_at)
                SELECT '%s', i::text, '', now() - i * interval '1 hour' FROM generate_series(1, 3000) i""".formatted(caller));

        cleanup.forgetOld();

        assertThat(database.rows("SELECT count(*), max(key::int) FROM gateway_requests WHERE caller = ?", caller))
                .containsExactly("23|23");
    }
}
