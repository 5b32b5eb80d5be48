package io.variantdash.bench.ingest;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An update as Kafka Connect's JSON converter wants it: each record carries its schema, or the sink knows no types. */
final class ConnectJson {

    private static final String STATE = """
            {"type":"struct","optional":false,"fields":[\
            {"field":"persona_id","type":"string","optional":false},\
            {"field":"variant_id","type":"string","optional":false},\
            {"field":"view_count","type":"int64","optional":false},\
            {"field":"interaction_count","type":"int64","optional":false},\
            {"field":"engagement_rate","type":"double","optional":false},\
            {"field":"updated_at","type":"int64","optional":false,"name":"org.apache.kafka.connect.data.Timestamp","version":1}]}""";

    private static final String AUDIT = """
            {"type":"struct","optional":false,"fields":[\
            {"field":"identity","type":"string","optional":false,"name":"io.debezium.data.Uuid","version":1},\
            {"field":"event_type","type":"string","optional":false},\
            {"field":"persona_id","type":"string","optional":false},\
            {"field":"variant_id","type":"string","optional":false},\
            {"field":"event_data","type":"string","optional":false,"name":"io.debezium.data.Json","version":1},\
            {"field":"occurred_at","type":"int64","optional":false,"name":"io.debezium.time.MicroTimestamp","version":1}]}""";

    private ConnectJson() {}

    static byte[] of(PerformanceUpdate event, SinkTable table) {
        return switch (table) {
            case STATE -> state(event);
            case AUDIT -> audit(AcceptedEvent.of(event));
        };
    }

    private static byte[] state(PerformanceUpdate event) {
        return record(
                STATE,
                new JsonText()
                        .beginObject()
                        .member("persona_id", event.personaId())
                        .member("variant_id", event.variantId())
                        .member("view_count", event.viewCount())
                        .member("interaction_count", event.interactionCount())
                        .member("engagement_rate", event.engagementRate())
                        .member("updated_at", event.updatedAt().toEpochMilli()));
    }

    private static byte[] audit(AcceptedEvent accepted) {
        return record(
                AUDIT,
                new JsonText()
                        .beginObject()
                        .member("identity", accepted.identity().toString())
                        .member("event_type", accepted.event().type().wireName())
                        .member("persona_id", accepted.event().personaId())
                        .member("variant_id", accepted.event().variantId())
                        .member("event_data", accepted.canonicalFields())
                        .member(
                                "occurred_at",
                                ChronoUnit.MICROS.between(
                                        Instant.EPOCH, accepted.event().occurredAt())));
    }

    private static byte[] record(String schema, JsonText payload) {
        return ("{\"schema\":" + schema + ",\"payload\":" + payload.endObject() + "}").getBytes(StandardCharsets.UTF_8);
    }
}
