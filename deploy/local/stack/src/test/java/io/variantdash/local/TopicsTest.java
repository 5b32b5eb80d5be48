package io.variantdash.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void theBrokerHasTheTopicsOfTheContract() {
        assertThat(KafkaBroker.TOPICS)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(EventType.values()).map(EventType::topic),
                                Stream.of(Topics.DEAD_LETTER, Topics.DASHBOARD_UPDATES))
                        .toList());
    }
}
