package io.variantdash.query.web.http;

import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of a conditional request. What is not written as a tag is passed over.
 *
 * @param any whether every tag is meant ({@code *})
 */
record EntityTags(boolean any, List<EntityTag> tags) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7E\\x80-\\xFF]*)\"[ \\t]*(?=,|$)");
    private static final String BETWEEN = ", \t";

    /** Reads all lines of the header. */
    static EntityTags of(List<String> lines) {
        List<EntityTag> tags = new ArrayList<>();
        lines.forEach(line -> read(line, tags));
        return new EntityTags(lines.stream().map(String::strip).anyMatch("*"::equals), List.copyOf(tags));
    }

    private static void read(String line, List<EntityTag> into) {
        Matcher tag = TAG.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (BETWEEN.indexOf(line.charAt(at)) >= 0) {
                at++;
            } else if (tag.region(at, line.length()).lookingAt()) {
                into.add(new EntityTag(tag.group(2), tag.group(1) != null));
                at = tag.end();
            } else {
                int comma = line.indexOf(',', at);
                at = comma < 0 ? line.length() : comma;
            }
        }
    }

    /** Whether one of them names the same content, to the byte or not. */
    boolean matchWeakly(EntityTag current) {
        return any || tags.stream().anyMatch(tag -> tag.getValue().equals(current.getValue()));
    }

    /** Whether one of them names the same bytes. */
    boolean matchStrongly(EntityTag current) {
        return any || (!current.isWeak() && tags.contains(current));
    }
}
