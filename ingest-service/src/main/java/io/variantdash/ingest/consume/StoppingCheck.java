package io.variantdash.ingest.consume;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready from the moment on that the service was told to end, while it finishes what is under way. */
@Readiness
class StoppingCheck implements HealthCheck {

    private final EventConsumer consumer;

    StoppingCheck(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Not stopping")
                .status(!consumer.isStopping())
                .build();
    }
}
