package io.variantdash.bench.drain;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import java.time.Duration;

/**
 * What was used up to a moment, or between two.
 *
 * @param broker the broker's share includes this benchmark, in whose process it runs and which does little but wait
 */
public record Usage(Duration contender, Duration postgres, Duration broker, long transactions, long writeAheadLog) {

    static Usage soFar(ProcessTree contender, ProcessTree postgres, Database database) {
        return new Usage(
                contender.cpu(),
                postgres.cpu(),
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                database.transactions(),
                database.writeAheadLog());
    }

    Usage since(Usage before) {
        return new Usage(
                contender.minus(before.contender),
                postgres.minus(before.postgres),
                broker.minus(before.broker),
                transactions - before.transactions,
                writeAheadLog - before.writeAheadLog);
    }
}
