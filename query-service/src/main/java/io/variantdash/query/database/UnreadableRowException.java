package io.variantdash.query.database;

import org.jspecify.annotations.Nullable;

/** Nothing can be shown of a row; it is left out of the list that it belongs to. */
public final class UnreadableRowException extends RuntimeException {

    private final String kind;

    /**
     * A row that cannot be shown.
     *
     * @param kind why, in words that do not depend on the row
     */
    public UnreadableRowException(String kind, @Nullable Throwable cause) {
        super(kind, cause);
        this.kind = kind;
    }

    String kind() {
        return kind;
    }
}
