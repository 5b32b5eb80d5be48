package io.variantdash.local.letters;

/** The service does not do what was asked for; the message is a sentence for the person who asked. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
