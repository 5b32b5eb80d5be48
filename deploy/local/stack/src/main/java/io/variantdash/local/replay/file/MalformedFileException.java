package io.variantdash.local.replay.file;

/** A variants file says something that cannot be replayed; the message names the line and the column. */
public final class MalformedFileException extends RuntimeException {

    MalformedFileException(String message) {
        super(message);
    }

    static MalformedFileException at(long line, String column, String problem) {
        return new MalformedFileException("Line %d, column %s: %s".formatted(line, column, problem));
    }
}
