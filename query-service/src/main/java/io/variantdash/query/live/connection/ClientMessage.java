package io.variantdash.query.live.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** What a client may say. */
enum ClientMessage {
    PING,
    REFRESH,
    NOT_JSON,
    UNKNOWN;

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    static ClientMessage of(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            if (message.isMissingNode()) {
                return NOT_JSON;
            }
            return switch (message.path("type").asText()) {
                case "ping" -> PING;
                case "refresh" -> REFRESH;
                default -> UNKNOWN;
            };
        } catch (JsonProcessingException e) {
            return NOT_JSON;
        }
    }
}
