package io.variantdash.query.engine.parameters;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all that has been learnt is known: before that, answers would differ from those of other replicas. */
@Readiness
@Singleton
class ParametersCheck implements HealthCheck {

    private final ParametersProgress progress;

    ParametersCheck(ParametersProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> problem = progress.problem();
        var response = HealthCheckResponse.named("Learnt parameters").status(problem.isEmpty());
        problem.ifPresent(text -> response.withData("problem", text));
        return response.build();
    }
}
