package io.variantdash.ingest.observe;

import io.opentelemetry.api.trace.SpanContext;
import io.variantdash.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;

/** The fields of log lines about a single event: its type, persona and trace, also if traces are off here. */
public final class EventLogFields {

    private static final int LONGEST_PERSONA = 128;

    private final Map<String, Object> fields = new HashMap<>();

    private EventLogFields(ConsumerRecord<byte[], byte[]> record) {
        EventType.ofTopic(record.topic()).ifPresent(type -> fields.put("event_type", type.wireName()));
        SpanContext sender = TraceHeaders.sender(record.headers());
        if (sender.isValid()) {
            fields.put("traceId", sender.getTraceId());
        }
    }

    /** Of an event that was read. */
    public static EventLogFields of(ConsumerRecord<byte[], byte[]> record, String personaId) {
        EventLogFields event = new EventLogFields(record);
        event.fields.put("persona_id", personaId);
        return event;
    }

    /** Of a record that says nothing that can be relied on: its key is the persona, as far as can be known. */
    public static EventLogFields of(ConsumerRecord<byte[], byte[]> record) {
        EventLogFields event = new EventLogFields(record);
        byte[] key = record.key();
        if (key != null && key.length <= LONGEST_PERSONA) {
            event.fields.put("persona_id", new String(key, StandardCharsets.UTF_8));
        }
        return event;
    }

    /** Has them on all that the action logs. */
    public void during(Runnable logging) {
        Map<String, Object> before = new HashMap<>();
        fields.forEach((name, value) -> before.put(name, MDC.put(name, value)));
        try {
            logging.run();
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    MDC.remove(name);
                } else {
                    MDC.put(name, value);
                }
            });
        }
    }
}
