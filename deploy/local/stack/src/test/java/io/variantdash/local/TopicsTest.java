package io.variantdash.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.event.Topics;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void theBrokerHasTheTopicsOfTheContract() {
        assertThat(KafkaBroker.TOPICS).containsExactlyInAnyOrderElementsOf(Topics.all());
    }
}
