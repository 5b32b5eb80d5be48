package io.variantdash.local.replay.file;

import org.apache.commons.csv.CSVRecord;

/** Reads the columns of one row, and names the line and the column of what it cannot use. */
record VariantRow(CSVRecord record, long line) {

    private static final int LONGEST_ID = 128;

    MeasuredVariant read() {
        int impressions = count("impressions");
        int clicks = count("clicks");
        if (clicks > impressions) {
            throw problem("clicks", "%d clicks of %d impressions".formatted(clicks, impressions));
        }
        return new MeasuredVariant(
                id("test_id"), id("variant_no"), text("test_week"), text("headline"), impressions, clicks);
    }

    MalformedFileException problem(String column, String problem) {
        return MalformedFileException.at(line, column, problem);
    }

    private String id(String column) {
        String id = text(column);
        if (id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            throw problem(
                    column, "an id has at most %d characters, none of them a control character".formatted(LONGEST_ID));
        }
        return id;
    }

    private String text(String column) {
        if (!record.isSet(column) || record.get(column).isBlank()) {
            throw problem(column, "is empty");
        }
        return record.get(column).strip();
    }

    private int count(String column) {
        String text = text(column);
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw problem(column, "\"%s\" is not a count".formatted(text));
        }
    }
}
