package io.variantdash.query.live;

import io.variantdash.json.JsonText;
import io.variantdash.query.stream.Position;
import org.jspecify.annotations.Nullable;

/** What comes of reading a snapshot for a client. */
sealed interface LoadedSnapshot {

    /** The frame, and the offset that the snapshot reaches. */
    record InitialData(long offset, String text) implements LoadedSnapshot {

        private static final long BEFORE_ALL = -1;

        static InitialData of(@Nullable Position position, String metricsJson) {
            String text = new JsonText()
                    .beginObject()
                    .member("type", "initial_data")
                    .nullableMember("position", position == null ? null : position.encoded())
                    .rawMember("data", metricsJson)
                    .endObject()
                    .toString();
            return new InitialData(position == null ? BEFORE_ALL : position.offset(), text);
        }
    }

    /** There is none, for a reason that the client may know. */
    record Failed(String message) implements LoadedSnapshot {}
}
