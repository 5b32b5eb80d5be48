package io.variantdash.endtoend.livefault;

import io.variantdash.embedded.PostgresServer;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.traffic.Requests;
import java.time.Duration;
import java.util.List;

/** The database crashes and stays away: who has served goes on, and only a replica that starts meanwhile is not ready. */
final class DatabaseAway implements LiveFault {

    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    @Override
    public String name() {
        return "query-database-away";
    }

    @Override
    public String description() {
        return "PostgreSQL is away; replicas of query-service stay ready with old snapshots, but for one that starts meanwhile";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public boolean disconnects() {
        return true;
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        PostgresServer postgres = context.environment().postgres();
        List<Replica> replicas = context.environment().queries();
        List<Requests> requests = replicas.stream()
                .map(replica -> new Requests(replica.uri(), context.personas()))
                .toList();
        Thread.sleep(CALM.toMillis());
        postgres.crash();
        context.tell("PostgreSQL is away");
        try {
            Thread.sleep(Duration.ofSeconds(context.scaled(20, 6)).toMillis());
            requests.forEach(Requests::stop);
            judge(context, replicas, requests);
            startWithoutDatabase(context, replicas.get(0));
        } finally {
            postgres.start();
        }
        context.tell("PostgreSQL is back");
        replicas.get(0).awaitReady();
    }

    private static void judge(LiveFaultContext context, List<Replica> replicas, List<Requests> requests) {
        requests.stream()
                .flatMap(asked -> asked.failures().stream().limit(1))
                .forEach(failure -> context.problems().accept("Without the database " + failure));
        replicas.stream()
                .filter(Replica::takeUnreadiness)
                .forEach(replica -> context.problems()
                        .accept(replica.name() + " had served, and was not ready while the database was away"));
    }

    private static void startWithoutDatabase(LiveFaultContext context, Replica replica) throws InterruptedException {
        replica.stop();
        replica.start();
        context.tell(replica.name() + " starts without a database");
        long end = System.nanoTime() + Duration.ofSeconds(context.scaled(20, 8)).toNanos();
        while (System.nanoTime() < end) {
            if (replica.isReady()) {
                context.problems().accept(replica.name() + " is ready and never had a snapshot");
                return;
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
