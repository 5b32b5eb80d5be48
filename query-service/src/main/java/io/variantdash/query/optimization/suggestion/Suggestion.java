package io.variantdash.query.optimization.suggestion;

import com.fasterxml.jackson.annotation.JsonValue;
import io.variantdash.event.AlertState;
import io.variantdash.event.Priority;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.query.web.request.PersonaId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can do, with the evidence for it.
 *
 * @param suggestionId the same for as long as the suggestion is about the same
 * @param action what a person can do; never null where the engine suggests
 * @param why one sentence for a person who knows no statistics; never null where the engine suggests
 * @param raisedAt since when it stands; null where that is not stored yet
 * @param variantId the variant that it is about; null where it is about none
 * @param pattern the pattern that it is about; null where it is about none
 * @param evidence the numbers behind it; never null where the engine suggests
 */
public record Suggestion(
        String suggestionId,
        Source source,
        String type,
        String priority,
        String title,
        String description,
        @Nullable String action,
        @Nullable String why,
        String state,
        @Nullable Instant raisedAt,
        @Nullable String variantId,
        @Nullable String pattern,
        @Nullable Evidence evidence) {

    /** Who suggests. */
    public enum Source {
        ENGINE,
        MONITOR;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words of a suggestion. */
    public record Words(String title, String description, String action, String why) {}

    public static Suggestion ofVariant(
            PersonaId persona, String type, Priority priority, String variantId, Words words, Evidence evidence) {
        return of(persona, type, priority, "variant/" + variantId, variantId, null, words, evidence);
    }

    public static Suggestion ofPattern(
            PersonaId persona, String type, Priority priority, String pattern, Words words, Evidence evidence) {
        return of(persona, type, priority, "pattern/" + pattern, null, pattern, words, evidence);
    }

    public static Suggestion ofPersona(
            PersonaId persona, String type, Priority priority, String subject, Words words, Evidence evidence) {
        return of(persona, type, priority, subject, null, null, words, evidence);
    }

    /** One that would not be made without what the engine has learnt anew, and says so. */
    public Suggestion after(Evidence.Refit refit) {
        return evidence == null
                ? this
                : new Suggestion(
                        suggestionId,
                        source,
                        type,
                        priority,
                        title,
                        description,
                        action,
                        why == null ? refit.raised() : why + " " + refit.raised(),
                        state,
                        raisedAt,
                        variantId,
                        pattern,
                        new Evidence.AfterRefit(evidence, refit));
    }

    public Suggestion raisedAt(@Nullable Instant time) {
        return new Suggestion(
                suggestionId,
                source,
                type,
                priority,
                title,
                description,
                action,
                why,
                state,
                time,
                variantId,
                pattern,
                evidence);
    }

    private static Suggestion of(
            PersonaId persona,
            String type,
            Priority priority,
            String subject,
            @Nullable String variantId,
            @Nullable String pattern,
            Words words,
            Evidence evidence) {
        return new Suggestion(
                EventIdentity.ofSuggestion(persona.value(), type, subject).toString(),
                Source.ENGINE,
                type,
                priority.wireName(),
                words.title(),
                words.description(),
                words.action(),
                words.why(),
                AlertState.RAISED.wireName(),
                null,
                variantId,
                pattern,
                evidence);
    }
}
