package io.variantdash.local.stack.process;

import java.util.List;

/** A part could not be started or has ended; the message tells a person which one, why, and what to do about it. */
public final class StackFailure extends RuntimeException {

    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public static StackFailure ended(String part, String how, List<String> lastLines) {
        return new StackFailure("%s %s. Its last lines:%n%s"
                .formatted(
                        part,
                        how,
                        String.join(System.lineSeparator(), lastLines).indent(2)));
    }
}
