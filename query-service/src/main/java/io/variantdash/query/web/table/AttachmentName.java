package io.variantdash.query.web.table;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The header by which a browser names the file that it saves (RFC 6266). Personas may be called anything, and a file may
 * not: separators of paths, what shells and file systems give a meaning, and what cannot be seen become underscores.
 */
public final class AttachmentName {

    private static final int LONGEST_PERSONA = 48;
    private static final Pattern UNSAFE = Pattern.compile("[/\\\\:*?\"<>|%;'`$~\\p{C}\\p{Z}]");
    private static final Pattern NOT_ASCII = Pattern.compile("[^\\x21-\\x7E]+");

    /** What RFC 8187 lets stand as it is. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9!#$&+.^_`|~-]");

    private AttachmentName() {}

    /** The value of {@code Content-Disposition}: a name in ASCII for old clients, and the one in UTF-8. */
    public static String ofTable(String table, String persona) {
        String name =
                "%s-%s.csv".formatted(table, UNSAFE.matcher(beginning(persona)).replaceAll("_"));
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(NOT_ASCII.matcher(name).replaceAll("_"), encoded(name));
    }

    /** At four bytes a character it stays below the 255 bytes that file systems allow. */
    private static String beginning(String persona) {
        return persona.codePointCount(0, persona.length()) <= LONGEST_PERSONA
                ? persona
                : persona.substring(0, persona.offsetByCodePoints(0, LONGEST_PERSONA));
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            String character = String.valueOf((char) (b & 0xff));
            encoded.append(PLAIN.matcher(character).matches() ? character : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }
}
