package io.variantdash.ingest.backlog;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells of transactions of producers that hold records back. Ready all the same: every replica would have to wait, and the
 * partitions without such a transaction go on.
 */
@Readiness
class TransactionsCheck implements HealthCheck {

    private final OpenTransactions transactions;

    TransactionsCheck(OpenTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Transactions of producers").up();
        transactions.message().ifPresent(message -> answer.withData("waiting", message));
        return answer.build();
    }
}
