package io.variantdash.local.replay.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantsFileTest {

    private static final String HEADER = "test_id,variant_no,test_week,headline,impressions,clicks,declared_winner\n";
    private static final String GOOD = "t1,1,201446,\"Quotes, \"\"commas\"\" and\nlines\",3052,150,true\n";

    @TempDir
    Path directory;

    @Test
    void readsPlainAndZippedFilesAlike() throws IOException {
        Path plain = write(HEADER + GOOD);
        Path zipped = directory.resolve("zipped.whatever");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(plain, out);
        }

        assertThat(VariantsFile.read(plain))
                .containsExactly(new MeasuredVariant("t1", "1", "201446", "Quotes, \"commas\" and\nlines", 3052, 150))
                .isEqualTo(VariantsFile.read(zipped));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "t1,2,201446,A headline,many,1,false     | Line 4, column impressions: \"many\" is not a count",
                "t1,2,201446,A headline,10,-1,false      | Line 4, column clicks: \"-1\" is not a count",
                "t1,2,201446,A headline,99999999999,1,f  | Line 4, column impressions: \"99999999999\" is not a count",
                "t1,2,201446,A headline,10,11,false      | Line 4, column clicks: 11 clicks of 10 impressions",
                "t1,2,201446,A headline,10               | Line 4, column clicks: is empty",
                "t1,2,201446,,10,1,false                 | Line 4, column headline: is empty",
                " ,2,201446,A headline,10,1,false        | Line 4, column test_id: is empty",
                "t1,1,201446,A headline,10,1,false       | Line 4, column variant_no: test t1 has a variant 1 already",
            })
    void namesLineAndColumnOfWhatItCannotUse(String row, String message) throws IOException {
        Path file = write(HEADER + GOOD + row + "\n");

        assertThatThrownBy(() -> VariantsFile.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessage(message);
    }

    @Test
    void namesAMissingColumn() throws IOException {
        Path file = write("test_id,variant_no,headline,impressions,clicks\n");

        assertThatThrownBy(() -> VariantsFile.read(file))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("column test_week: is missing");
    }

    @Test
    void refusesAFileWithoutVariants() throws IOException {
        Path file = write(HEADER);

        assertThatThrownBy(() -> VariantsFile.read(file)).hasMessage("It has no variants.");
    }

    @Test
    void refusesABrokenArchive() throws IOException {
        Path file = directory.resolve("broken.gz");
        Files.write(file, new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});

        assertThatThrownBy(() -> VariantsFile.read(file)).isInstanceOf(IOException.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("variants.csv"), text, StandardCharsets.UTF_8);
    }
}
