package io.variantdash.ingest.store.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.ingest.store.copies.TransactionsUnderWay.Turn;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TransactionsUnderWayTest {

    private final TransactionsUnderWay underWay = new TransactionsUnderWay();

    @Test
    void waitsForThoseThatBeganBeforeAlone() {
        Turn first = underWay.begin();
        Turn second = underWay.begin();
        Turn third = underWay.begin();
        CompletableFuture<Void> secondWaits = CompletableFuture.runAsync(second::awaitEarlier);

        first.awaitEarlier();
        assertThat(secondWaits).isNotDone();
        first.close();
        secondWaits.join();

        CompletableFuture<Void> thirdWaits = CompletableFuture.runAsync(third::awaitEarlier);
        assertThat(thirdWaits).isNotDone();
        second.close();
        thirdWaits.join();
        third.close();
    }
}
