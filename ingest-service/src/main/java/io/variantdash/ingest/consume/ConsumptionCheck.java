package io.variantdash.ingest.consume;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Not alive once consumption ended on an unforeseen failure: only a restart reads on. Outages are none. */
@Liveness
class ConsumptionCheck implements HealthCheck {

    private final EventConsumer consumer;

    ConsumptionCheck(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("Consumption");
        consumer.failure().ifPresent(failure -> answer.withData("failure", failure.toString()));
        return answer.status(consumer.failure().isEmpty()).build();
    }
}
