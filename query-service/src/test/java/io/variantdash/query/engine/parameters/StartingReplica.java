package io.variantdash.query.engine.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import org.jspecify.annotations.Nullable;

/** A replica as it starts: it has read all before it says that it is ready. */
final class StartingReplica implements AutoCloseable {

    private final LearntParameters known = new LearntParameters();
    private final ParametersProgress progress = new ParametersProgress();
    private final ParametersReader reader;

    StartingReplica(KafkaClients clients, ParametersCodec codec, DashboardConfig config) {
        reader = new ParametersReader(clients, codec, progress, known, config);
        assertThat(progress.problem()).isPresent();
        reader.start(new StartupEvent());
    }

    @Nullable Learnt read(String of) {
        await().atMost(ParametersTopicTest.FOREVER)
                .until(() -> progress.problem().isEmpty());
        return known.of(of);
    }

    @Override
    public void close() {
        try {
            reader.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
