package io.variantdash.query.web.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.query.web.problem.MalformedParameter;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * Where the next page begins: the sort key of the last entry, bound to the list that it belongs to. Opaque to callers.
 */
public record Cursor(String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cursor after an entry with this key, in the list of this name. */
    public static Cursor after(String list, String... key) {
        try {
            byte[] json = JSON.writeValueAsBytes(new Content(list, List.of(key)));
            return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can be written as JSON", e);
        }
    }

    /**
     * The key of the entry to go on after.
     *
     * @throws MalformedParameter if it is not a cursor of that list
     */
    public <K> K keyIn(String list, Function<List<String>, K> reader) {
        try {
            Content content = JSON.readValue(Base64.getUrlDecoder().decode(text), Content.class);
            // PostgreSQL has no texts with a NUL character.
            if (content.list().equals(list) && content.key().stream().noneMatch(part -> part.contains("\0"))) {
                return reader.apply(content.key());
            }
        } catch (IOException | RuntimeException e) {
            // Whatever is wrong with it, the answer is the same.
        }
        throw new MalformedParameter("cursor", text, "the next_cursor of a page of this very list");
    }

    private record Content(String list, List<String> key) {}
}
