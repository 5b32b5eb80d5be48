package io.variantdash.query.live.hub;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.smallrye.mutiny.Uni;
import io.variantdash.json.JsonText;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.dashboard.Snapshot;
import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.live.hub.LoadedSnapshot.InitialData;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.live.queue.SharedFrame;
import io.variantdash.query.observe.PersonaField;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.problem.Busy;
import io.variantdash.query.web.problem.DatabaseOutage;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Makes frames of the snapshots that REST answers with, each once: thousands may ask for it at the same time. A subscriber
 * can wait, so a database that is away for a moment costs no client its connection.
 */
@Singleton
public class SnapshotLoader implements Subscriber.Loader {

    private static final Logger LOG = Logger.getLogger(SnapshotLoader.class);
    private static final long BEFORE_ALL = -1;
    private static final byte[] END = {'}'};
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final Snapshots snapshots;
    private final NewestEvents newest;
    private final Duration timeout;
    /** Weak keys are compared by identity, and a frame lives as long as its snapshot. */
    private final LoadingCache<Snapshot, InitialData> frames =
            Caffeine.newBuilder().weakKeys().build(SnapshotLoader::frame);

    SnapshotLoader(Snapshots snapshots, NewestEvents newest, DashboardConfig config) {
        this.snapshots = snapshots;
        this.newest = newest;
        this.timeout = config.live().snapshotTimeout();
    }

    @Override
    public CompletionStage<LoadedSnapshot> load(PersonaId persona) {
        return Uni.createFrom()
                .completionStage(() -> snapshots.upToDate(persona))
                .onFailure(failure -> DatabaseOutage.behind(failure) != null)
                .retry()
                .withBackOff(FIRST_RETRY, LONGEST_PAUSE)
                .expireIn(timeout.toMillis())
                .invoke(snapshot ->
                        newest.learn(persona.value(), snapshot.metrics().newestEventAt()))
                .<LoadedSnapshot>map(frames::get)
                .onFailure()
                .recoverWithItem(failure -> failed(persona, failure))
                .subscribeAsCompletionStage();
    }

    private static InitialData frame(Snapshot snapshot) {
        Position position = snapshot.metrics().position();
        String open = new JsonText()
                .beginObject()
                .member("type", "initial_data")
                .nullableMember("position", position == null ? null : position.encoded())
                .rawMember("data", "")
                .toString();
        byte[] frame = FrameBytes.text(
                open.getBytes(StandardCharsets.UTF_8), snapshot.encoded().json(), END);
        return new InitialData(position == null ? BEFORE_ALL : position.offset(), new SharedFrame(frame));
    }

    private static LoadedSnapshot failed(PersonaId persona, Throwable failure) {
        if (failure instanceof Busy busy) {
            return new LoadedSnapshot.Failed(busy.detail());
        }
        DatabaseOutage outage = DatabaseOutage.behind(failure);
        if (outage != null) {
            PersonaField.during(
                    persona.name(),
                    () -> LOG.warnf("No snapshot for a client: %s (%s)", outage.detail(), outage.cause()));
            return new LoadedSnapshot.Failed(outage.detail());
        }
        PersonaField.during(persona.name(), () -> LOG.error("No snapshot for a client", failure));
        return new LoadedSnapshot.Failed("The snapshot cannot be read. This is our fault; it has been logged.");
    }
}
