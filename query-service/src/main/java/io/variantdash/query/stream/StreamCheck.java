package io.variantdash.query.stream;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when live updates arrive. */
@Readiness
@Singleton
class StreamCheck implements HealthCheck {

    private final StreamStatus status;

    StreamCheck(StreamStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> problem = status.problem();
        var response = HealthCheckResponse.named("Live updates").status(problem.isEmpty());
        problem.ifPresent(text -> response.withData("problem", text));
        return response.build();
    }
}
