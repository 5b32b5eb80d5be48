package io.variantdash.query.web.http;

import java.util.ArrayList;
import java.util.List;

/** Takes headers apart that hold lists; a separator within quotes belongs to its element. */
final class HeaderList {

    private HeaderList() {}

    /** The elements of all lines of a header, without the blanks around them and without empty ones. */
    static List<String> elements(List<String> lines) {
        List<String> elements = new ArrayList<>();
        lines.forEach(line -> split(line, ',', elements));
        return elements;
    }

    /** An element and its parameters. */
    static List<String> parts(String element) {
        List<String> parts = new ArrayList<>();
        split(element, ';', parts);
        return parts;
    }

    private static void split(String text, char separator, List<String> into) {
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (!quoted && c == separator) {
                add(text.substring(start, i), into);
                start = i + 1;
            }
        }
        add(text.substring(start), into);
    }

    private static void add(String part, List<String> into) {
        String trimmed = part.strip();
        if (!trimmed.isEmpty()) {
            into.add(trimmed);
        }
    }
}
