package io.variantdash.ingest.deadletter.replay;

import io.variantdash.ingest.deadletter.read.Letter;
import io.variantdash.ingest.deadletter.read.LetterCursor;
import io.variantdash.ingest.deadletter.read.LetterFilter;
import io.variantdash.ingest.deadletter.read.LetterPage;
import io.variantdash.ingest.deadletter.read.LetterQueries;
import io.variantdash.ingest.deadletter.read.LetterSummary;
import io.variantdash.json.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Replays the letters of a page. Where Kafka does not take one it stops, and says where to go on. */
@ApplicationScoped
class BulkReplay {

    private final LetterQueries letters;
    private final Replay replay;

    BulkReplay(LetterQueries letters, Replay replay) {
        this.letters = letters;
        this.replay = replay;
    }

    /** Returns the answer, as JSON. */
    String run(LetterFilter filter, @Nullable LetterCursor cursor, int limit, boolean dryRun) {
        LetterPage page = letters.page(filter, cursor, limit);
        List<Replayed> done = new ArrayList<>();
        LetterCursor next = cursor;
        for (LetterSummary summary : page.letters()) {
            Optional<Letter> letter = letters.find(summary.id()); // it may have grown too old meanwhile
            if (letter.isPresent()) {
                Replayed replayed = dryRun ? replay.tryOut(letter.get()) : replay.send(letter.get());
                done.add(replayed);
                if (replayed.outcome().isOfKafka()) {
                    return answer(dryRun, done, next, false);
                }
            }
            next = summary.cursor();
        }
        return answer(dryRun, done, page.next(), page.next() == null);
    }

    private static String answer(boolean dryRun, List<Replayed> done, @Nullable LetterCursor next, boolean complete) {
        JsonText array = new JsonText().beginArray();
        done.forEach(letter -> array.rawElement(letter.toJson()));
        return new JsonText()
                .beginObject()
                .rawMember("dry_run", Boolean.toString(dryRun))
                .rawMember("complete", Boolean.toString(complete))
                .rawMember("dead_letters", array.endArray().toString())
                .nullableMember("next_cursor", next == null ? null : next.toString())
                .endObject()
                .toString();
    }
}
