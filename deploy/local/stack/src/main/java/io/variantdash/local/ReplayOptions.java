package io.variantdash.local;

import io.variantdash.local.replay.Replay;
import io.variantdash.local.replay.Speed;
import io.variantdash.local.replay.file.MalformedFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that belong to a replay. */
final class ReplayOptions {

    /** Kafka has no times before 1970. */
    private static final Instant EARLIEST = Instant.EPOCH.plus(Replay.SPAN);

    @Option(names = "--replay", paramLabel = "FILE", required = true)
    private @Nullable Path file;

    @Option(names = "--speed", paramLabel = "X|max")
    private Speed speed = Speed.DEFAULT;

    @Option(names = "--replay-at", paramLabel = "INSTANT")
    private @Nullable Instant end;

    Speed speed() {
        return speed;
    }

    /** Reads the file, so that what is wrong with it is known before anything is started. */
    Replay read(Instant now) {
        Path given = Objects.requireNonNull(file, "--replay is required in its group");
        try {
            return Replay.of(given, end(now));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("--replay: there is no file " + given, e);
        } catch (MalformedFileException | IOException e) {
            throw new IllegalArgumentException("--replay: cannot use " + given + ": " + e.getMessage(), e);
        }
    }

    private Instant end(Instant now) {
        if (end == null) {
            return now;
        }
        if (end.isAfter(now)) {
            throw new IllegalArgumentException("--replay-at: " + end + " is in the future");
        }
        if (end.isBefore(EARLIEST)) {
            throw new IllegalArgumentException("--replay-at: " + end + " is before " + EARLIEST);
        }
        return end;
    }
}
