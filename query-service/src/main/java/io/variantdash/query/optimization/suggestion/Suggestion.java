package io.variantdash.query.optimization.suggestion;

import io.variantdash.event.Priority;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.query.web.request.PersonaId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person can do, with the evidence for it.
 *
 * @param suggestionId the same for as long as the suggestion is about the same
 * @param why one sentence for a person who knows no statistics
 * @param variantId the variant that it is about; null where it is about none
 * @param pattern the pattern that it is about; null where it is about none
 */
public record Suggestion(
        UUID suggestionId,
        String type,
        String priority,
        String title,
        String description,
        String action,
        String why,
        @Nullable String variantId,
        @Nullable String pattern,
        Evidence evidence) {

    /** The words of a suggestion. */
    record Words(String title, String description, String action, String why) {}

    static Suggestion ofVariant(
            PersonaId persona, String type, Priority priority, String variantId, Words words, Evidence evidence) {
        return of(persona, type, priority, "variant/" + variantId, variantId, null, words, evidence);
    }

    static Suggestion ofPattern(
            PersonaId persona, String type, Priority priority, String pattern, Words words, Evidence evidence) {
        return of(persona, type, priority, "pattern/" + pattern, null, pattern, words, evidence);
    }

    static Suggestion ofPersona(
            PersonaId persona, String type, Priority priority, String subject, Words words, Evidence evidence) {
        return of(persona, type, priority, subject, null, null, words, evidence);
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
                EventIdentity.ofSuggestion(persona.value(), type, subject),
                type,
                priority.wireName(),
                words.title(),
                words.description(),
                words.action(),
                words.why(),
                variantId,
                pattern,
                evidence);
    }
}
