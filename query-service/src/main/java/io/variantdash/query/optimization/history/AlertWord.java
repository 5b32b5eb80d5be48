package io.variantdash.query.optimization.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.variantdash.event.AlertState;
import io.variantdash.event.Priority;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.alert.OpenAlert;
import io.variantdash.query.optimization.suggestion.Suggestion.Source;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was once said of a suggestion: that it stands, or that it no longer does.
 *
 * @param why as the alert says; null where it does not
 * @param evidence of any shape; missing where there is none, or too much of it
 */
record AlertWord(
        UUID identity,
        Instant at,
        String suggestionId,
        boolean raised,
        String type,
        String priority,
        String title,
        @Nullable String why,
        @Nullable String variantId,
        @Nullable String pattern,
        JsonNode evidence) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static AlertWord from(Row row) throws SQLException {
        String evidence = row.nullableText("evidence");
        return new AlertWord(
                row.uuid("identity"),
                row.instant("occurred_at"),
                row.text("suggestion_id"),
                row.text("state").equals(AlertState.RAISED.wireName()),
                Preview.withEllipsis(row.text("type")),
                priority(row.text("priority")),
                Preview.withEllipsis(row.text("title")),
                preview(row.nullableText("why")),
                preview(row.nullableText("variant_id")),
                preview(row.nullableText("pattern")),
                evidence == null ? MissingNode.getInstance() : parsed(evidence));
    }

    Source source() {
        return OpenAlert.ENGINE.equals(evidence.path(OpenAlert.DECIDED_BY).asText()) ? Source.ENGINE : Source.MONITOR;
    }

    /** Whether the variant was let run though the engine would have had it stopped. */
    boolean isHoldout() {
        return evidence.path("holdout").asBoolean();
    }

    private static JsonNode parsed(String evidence) throws SQLException {
        try {
            return JSON.readTree(evidence);
        } catch (JsonProcessingException e) {
            throw new SQLException("evidence that is no JSON", e);
        }
    }

    /** One that an older release, or a person, left there is of low priority. */
    private static String priority(String given) {
        for (Priority priority : Priority.values()) {
            if (priority.wireName().equals(given)) {
                return given;
            }
        }
        return Priority.LOW.wireName();
    }

    private static @Nullable String preview(@Nullable String text) {
        return text == null ? null : Preview.withEllipsis(text);
    }
}
