package io.variantdash.query.testing.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that takes no sign of ingest-service for bad news soon, and has no more patience with its database than outside of tests. */
public final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.live.stale-after",
                "3S",
                // The public means of sending, which PublicSendTest looks at, are under the other tests too.
                "dashboard.live.direct-writes",
                "false",
                // Few connections, and little time for each question.
                "quarkus.datasource.jdbc.max-size",
                "7",
                "quarkus.datasource.jdbc.acquisition-timeout",
                "800MS",
                "quarkus.datasource.jdbc.additional-jdbc-properties.options",
                "-c default_transaction_read_only=on -c statement_timeout=900ms",
                "dashboard.snapshot.timeout",
                "1800MS",
                "dashboard.live.snapshot-timeout",
                "30S");
    }
}
