package io.variantdash.query.letters;

import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.table.ByteOrderMark;
import io.variantdash.query.web.table.SpreadsheetText;
import io.variantdash.query.web.table.TableExport;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the dead letters of a persona as a table. */
@Singleton
class LetterExport {

    private static final List<String> HEADER = List.of(
            "id", "code", "reason", "received_at", "refused_at", "record_time", "value_size", "excerpt", "replays");

    private final LetterQueries queries;
    private final TableExport tables;

    LetterExport(LetterQueries queries, TableExport tables) {
        this.queries = queries;
        this.tables = tables;
    }

    void write(PersonaId persona, ByteOrderMark mark, OutputStream output) throws IOException {
        tables.write(
                HEADER, table -> queries.all(persona, row -> table.accept(fields(DeadLetter.from(row)))), mark, output);
    }

    private static @Nullable Object[] fields(DeadLetter letter) {
        return new @Nullable Object[] {
            SpreadsheetText.of(letter.id()),
            SpreadsheetText.of(letter.code()),
            SpreadsheetText.of(letter.reason()),
            letter.receivedAt(),
            letter.refusedAt(),
            letter.recordTime(),
            letter.valueSize(),
            SpreadsheetText.of(letter.excerpt()),
            letter.replays()
        };
    }
}
