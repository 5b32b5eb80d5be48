package io.variantdash.query.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatsTest {

    private final Seats seats = new Seats(4, 3, 2);

    @Test
    void limitsAddressesPersonasAndAll() {
        assertThat(seats.take("ava", "a")).isNull();
        assertThat(seats.take("ava", "a")).isNull();
        assertThat(seats.take("ava", "a")).isEqualTo(Refusal.ADDRESS);
        assertThat(seats.take("ava", "b")).isNull();
        assertThat(seats.take("ava", "b")).isEqualTo(Refusal.PERSONA);
        assertThat(seats.take("ben", "b")).isNull();
        assertThat(seats.take("cleo", "c")).isEqualTo(Refusal.FULL);
        assertThat(seats.taken()).isEqualTo(4);
    }

    @Test
    void givesSeatsToOthersWhenSomebodyLeaves() {
        seats.take("ava", "a");
        seats.take("ava", "a");
        seats.leave("ava", "a");

        assertThat(seats.take("ben", "a")).isNull();
        assertThat(seats.taken()).isEqualTo(2);
    }

    @Test
    void givesNoneToAnybodyInTheEnd() {
        seats.stop();

        assertThat(seats.take("ava", "a")).isEqualTo(Refusal.STOPPING);
    }
}
