package io.variantdash.event.field;

/** The beginning of a text of any length, for a reason that must stay a sentence. */
public final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    public static String of(String text) {
        if (text.length() <= LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
        return text.substring(0, end) + "…";
    }
}
