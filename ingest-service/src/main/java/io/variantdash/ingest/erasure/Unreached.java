package io.variantdash.ingest.erasure;

import io.variantdash.json.JsonText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where something of an erased persona stays.
 *
 * @param place a topic of Kafka, or the backups
 * @param until when it is gone at the latest; null where that is not known
 * @param detail a sentence for people
 */
record Unreached(String place, @Nullable Instant until, String detail) {

    String toJson() {
        JsonText json = new JsonText().beginObject().member("place", place);
        return (until == null ? json.rawMember("until", "null") : json.member("until", until))
                .member("detail", detail)
                .endObject()
                .toString();
    }
}
