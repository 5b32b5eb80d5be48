package io.variantdash.query.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.query.preview.Preview;
import java.util.List;
import java.util.Map;

/** Cuts what a feed has no room for out of an event. The whole is in the audit trail. */
final class FeedData {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTENT = "content";
    private static final String EVIDENCE = "evidence";
    private static final int LONGEST_EVIDENCE = 1000;

    private FeedData() {}

    static String shortened(String data) {
        if (data.length() <= Preview.LONGEST) {
            return data;
        }
        try {
            ObjectNode fields = (ObjectNode) JSON.readTree(data);
            for (Map.Entry<String, JsonNode> field : List.copyOf(fields.properties())) {
                if (field.getValue().isTextual()) {
                    shorten(fields, field.getKey(), field.getValue().textValue());
                }
            }
            if (fields.path(EVIDENCE).toString().length() > LONGEST_EVIDENCE) {
                fields.remove(EVIDENCE);
            }
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the data of an update", e);
        }
    }

    private static void shorten(ObjectNode fields, String name, String text) {
        if (name.equals(CONTENT)) {
            Preview preview = Preview.of(text);
            if (preview.truncated()) {
                fields.put(name, preview.text()).put("content_truncated", true);
            }
        } else if (!name.endsWith("_id")) {
            fields.put(name, Preview.withEllipsis(text));
        }
    }
}
