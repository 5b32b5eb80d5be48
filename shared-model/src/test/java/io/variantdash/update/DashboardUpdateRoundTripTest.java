package io.variantdash.update;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.support.AnyEvent;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

@Domain(AnyEvent.class)
class DashboardUpdateRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property
    void whatWasWrittenIsReadAsTheSame(@ForAll MonitorEvent event) {
        DashboardUpdate update = update(event);

        assertThat(DashboardUpdate.parse(update.toJson())).isEqualTo(update);
    }

    @Property
    void dataBeginWithTheTypeAndAreJson(@ForAll MonitorEvent event) throws JsonProcessingException {
        String data = update(event).data();

        assertThat(data).startsWith("{\"event_type\":\"" + event.type().wireName() + "\",");
        assertThat(JSON.readTree(data)).isInstanceOf(JsonNode.class);
    }

    @Property
    void isWrittenInOneGoAsItIsInTwo(@ForAll MonitorEvent event) {
        UUID identity = AcceptedEvent.of(event).identity();

        assertThat(DashboardUpdate.json(event, identity))
                .isEqualTo(DashboardUpdate.of(event, identity).toJson());
    }

    @Property(tries = 1000)
    void spoiltBytesAreReadOrAnIllegalArgument(@ForAll MonitorEvent event, @ForAll long seed) {
        byte[] json = update(event).toJson();
        Random random = new Random(seed);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt();
        }

        try {
            assertThat(DashboardUpdate.parse(json).data()).startsWith("{").endsWith("}");
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    private static DashboardUpdate update(MonitorEvent event) {
        return DashboardUpdate.of(event, AcceptedEvent.of(event).identity());
    }
}
