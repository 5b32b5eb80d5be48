package io.variantdash.ingest.gateway.cloudevent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import io.variantdash.event.EventType;
import io.variantdash.event.field.Excerpt;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.ingest.gateway.body.JsonElements;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.Problem.Fault;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the CloudEvents of a request, by the maintained SDK, and makes of each the message that a monitor would send: its
 * data, with {@code id} as the event's id and {@code time} as its own time where the data does not say.
 */
public final class CloudEvents {

    /** What {@code type} begins with. */
    private static final String TYPE = "io.variantdash.";

    private static final JsonFormat FORMAT = new JsonFormat();

    /** Begins the end of the SDK's complaint about a type: the name of a class. */
    private static final String TYPE_OF_VALUE = ": Typejava.";

    /** The SDK would take the last of two fields of one name without a word. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CloudEvents() {}

    /**
     * The messages of a request in any form but {@link CloudEventForm#NONE}.
     *
     * @param most how many there may be
     * @throws RefusedRequest with all that is wrong with their attributes; their data is the codec's to judge
     */
    public static List<byte[]> messages(CloudEventForm form, EventType type, MultiMap headers, byte[] body, int most) {
        List<byte[]> messages = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<byte[]> sent = form == CloudEventForm.BATCH ? JsonElements.of(body, most) : List.of(body);
        for (int index = 0; index < sent.size(); index++) {
            try {
                CloudEvent event = form == CloudEventForm.BINARY ? binary(headers, body) : structured(sent.get(index));
                if (!event.getType().equals(TYPE + type.wireName())) {
                    faults.add(wrongType(index, event.getType(), type));
                }
                messages.add(CloudEventMessage.of(event, type));
            } catch (CloudEventRWException | EventDeserializationException | IllegalArgumentException | IOException e) {
                faults.add(new Fault(index, null, "malformed_cloud_event", reason(e)));
            }
        }
        if (!faults.isEmpty()) {
            throw RefusedRequest.with(new Problem(
                    400,
                    "Nothing is accepted; faults: %d, CloudEvents: %d.".formatted(faults.size(), sent.size()),
                    faults));
        }
        return messages;
    }

    private static CloudEvent binary(MultiMap headers, byte[] body) {
        return HttpMessageFactory.createReader(
                        taker -> headers.forEach(header -> taker.accept(header.getKey(), header.getValue())), body)
                .toEvent();
    }

    private static CloudEvent structured(byte[] json) throws IOException {
        try (JsonParser parser = STRICT.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("a CloudEvent is a JSON object");
            }
            parser.skipChildren();
        }
        return FORMAT.deserialize(json);
    }

    /** Without the names of classes and sources, which mean nothing to senders. */
    private static String reason(Exception failure) {
        Throwable said = failure instanceof EventDeserializationException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        String message = String.valueOf(
                said instanceof JsonProcessingException json ? json.getOriginalMessage() : said.getMessage());
        int type = message.lastIndexOf(TYPE_OF_VALUE);
        if (type >= 0) {
            return Excerpt.of(message.substring(0, type))
                    + ": text, true, false and whole numbers of 32 bits are allowed";
        }
        return Excerpt.of(message);
    }

    private static Fault wrongType(int index, String given, EventType type) {
        return new Fault(
                index,
                "type",
                RejectionCode.WRONG_EVENT_TYPE.wireName(),
                "type is '%s', but this address takes %s".formatted(Excerpt.of(given), TYPE + type.wireName()));
    }
}
