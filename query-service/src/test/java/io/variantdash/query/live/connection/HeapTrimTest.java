package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapTrimTest {

    private int connections;
    private int collections;
    private final HeapTrim memory = new HeapTrim(() -> connections, () -> collections++);

    @Test
    void collectsOnceAfterMostClientsHaveLeftAndItIsQuiet() {
        look(2_000);
        look(300);
        assertThat(collections).isZero();

        look(300);
        look(300);

        assertThat(collections).isEqualTo(1);
    }

    @Test
    void waitsWhileClientsStillComeAndGo() {
        look(2_000);
        look(400);
        look(300);
        look(500);

        assertThat(collections).isZero();
    }

    @Test
    void leavesTheHeapAloneWhenFewHaveLeft() {
        look(2_000);
        look(1_200);
        look(1_200);
        look(400);

        assertThat(collections).isZero();
    }

    @Test
    void collectsAgainAfterOthersCameAndLeft() {
        for (int i = 0; i < 2; i++) {
            look(1_000);
            look(0);
            look(0);
        }

        assertThat(collections).isEqualTo(2);
    }

    private void look(int now) {
        connections = now;
        memory.look();
    }
}
