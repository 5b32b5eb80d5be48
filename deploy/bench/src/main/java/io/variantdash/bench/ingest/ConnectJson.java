package io.variantdash.bench.ingest;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.json.JsonText;
import java.nio.charset.StandardCharsets;

/** An update as Kafka Connect's JSON converter wants it: each record carries its schema, or the sink knows no types. */
final class ConnectJson {

    private static final String SCHEMA = """
            {"type":"struct","optional":false,"fields":[\
            {"field":"persona_id","type":"string","optional":false},\
            {"field":"variant_id","type":"string","optional":false},\
            {"field":"view_count","type":"int64","optional":false},\
            {"field":"interaction_count","type":"int64","optional":false},\
            {"field":"engagement_rate","type":"double","optional":false},\
            {"field":"updated_at","type":"int64","optional":false,"name":"org.apache.kafka.connect.data.Timestamp","version":1}]}""";

    private ConnectJson() {}

    static byte[] of(PerformanceUpdate event) {
        String payload = new JsonText()
                .beginObject()
                .member("persona_id", event.personaId())
                .member("variant_id", event.variantId())
                .member("view_count", event.viewCount())
                .member("interaction_count", event.interactionCount())
                .member("engagement_rate", event.engagementRate())
                .member("updated_at", event.updatedAt().toEpochMilli())
                .endObject()
                .toString();
        return ("{\"schema\":" + SCHEMA + ",\"payload\":" + payload + "}").getBytes(StandardCharsets.UTF_8);
    }
}
