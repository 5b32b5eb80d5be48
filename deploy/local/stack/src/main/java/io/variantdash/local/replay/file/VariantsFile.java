package io.variantdash.local.replay.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a CSV file of variants with their measured impressions and clicks, gzipped or plain. */
public final class VariantsFile {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final List<String> COLUMNS =
            List.of("test_id", "variant_no", "test_week", "headline", "impressions", "clicks");

    private VariantsFile() {}

    public static List<MeasuredVariant> read(Path file) throws IOException {
        try (InputStream in = unzipped(new BufferedInputStream(Files.newInputStream(file)));
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            requireColumns(parser);
            return variants(parser);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<MeasuredVariant> variants(CSVParser parser) {
        List<MeasuredVariant> variants = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (CSVRecord record : parser) {
            VariantRow row = new VariantRow(record, parser.getCurrentLineNumber());
            MeasuredVariant variant = row.read();
            if (!seen.add(List.of(variant.test(), variant.number()))) {
                throw row.problem(
                        "variant_no", "test %s has a variant %s already".formatted(variant.test(), variant.number()));
            }
            variants.add(variant);
        }
        if (variants.isEmpty()) {
            throw new MalformedFileException("It has no variants.");
        }
        return variants;
    }

    private static void requireColumns(CSVParser parser) {
        for (String column : COLUMNS) {
            if (!parser.getHeaderMap().containsKey(column)) {
                throw MalformedFileException.at(1, column, "is missing; the columns are " + String.join(", ", COLUMNS));
            }
        }
    }

    // By its first bytes: names lie.
    private static InputStream unzipped(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << 8;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC ? new GZIPInputStream(in) : in;
    }
}
