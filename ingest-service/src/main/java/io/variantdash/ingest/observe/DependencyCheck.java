package io.variantdash.ingest.observe;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while something is away that work waits for. It continues by itself, so a restart would not help. */
@Readiness
class DependencyCheck implements HealthCheck {

    private final Outages outages;

    DependencyCheck(Outages outages) {
        this.outages = outages;
    }

    @Override
    public HealthCheckResponse call() {
        Map<Dependency, Outages.Outage> away = new EnumMap<>(Dependency.class);
        away.putAll(outages.current());
        HealthCheckResponseBuilder answer =
                HealthCheckResponse.named("Dependencies").status(away.isEmpty());
        away.forEach((dependency, outage) ->
                answer.withData(dependency.label(), "away since %s: %s".formatted(outage.since(), outage.reason())));
        return answer.build();
    }
}
