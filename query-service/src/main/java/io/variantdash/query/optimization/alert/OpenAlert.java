package io.variantdash.query.optimization.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.AlertState;
import io.variantdash.event.Priority;
import io.variantdash.query.database.Row;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Evidence.Refit;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.optimization.suggestion.Suggestion.Source;
import io.variantdash.query.preview.Preview;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An alert that has been raised and not cleared.
 *
 * @param event the event's own fields
 */
public record OpenAlert(String suggestionId, Instant raisedAt, JsonNode event) {

    /** By this member of its evidence an alert of the engine is known; only the engine ends it. */
    public static final String DECIDED_BY = "decided_by";

    public static final String ENGINE = "variant-dash-engine";

    /** Is in the evidence of an alert that stands because the engine has learnt anew. */
    public static final String REFIT = "refit";

    private static final ObjectMapper JSON = new ObjectMapper();

    static OpenAlert from(Row row) throws SQLException {
        try {
            return new OpenAlert(row.text("suggestion_id"), row.instant("raised_at"), JSON.readTree(row.text("event")));
        } catch (JsonProcessingException e) {
            throw new SQLException("an alert that is no JSON", e);
        }
    }

    boolean isOfEngine() {
        return ENGINE.equals(event.path("evidence").path(DECIDED_BY).asText());
    }

    /** The refit without which it would not have been raised. */
    Optional<Refit> refit() {
        JsonNode refit = event.path("evidence").path(REFIT);
        return refit.isObject()
                ? Optional.of(new Refit(
                        refit.path("from_version").asLong(),
                        refit.path("to_version").asLong()))
                : Optional.empty();
    }

    /** What a monitor said, in the shape of a suggestion. */
    public Suggestion asSuggestion() {
        JsonNode evidence = event.path("evidence");
        return new Suggestion(
                suggestionId,
                Source.MONITOR,
                text("type", ""),
                priority(),
                text("title", suggestionId),
                text("description", ""),
                nullableText("action"),
                nullableText("why"),
                AlertState.RAISED.wireName(),
                raisedAt,
                nullableText("variant_id"),
                nullableText("pattern"),
                evidence.isObject() ? new Evidence.Reported(evidence) : null);
    }

    /** One that an older release, or a person, left there is of low priority. */
    private String priority() {
        String given = text("priority", "");
        return Arrays.stream(Priority.values())
                .map(Priority::wireName)
                .filter(given::equals)
                .findAny()
                .orElse(Priority.LOW.wireName());
    }

    private String text(String field, String otherwise) {
        String text = nullableText(field);
        return text == null ? otherwise : text;
    }

    private @Nullable String nullableText(String field) {
        JsonNode node = event.path(field);
        return node.isTextual() ? Preview.withEllipsis(node.asText()) : null;
    }
}
