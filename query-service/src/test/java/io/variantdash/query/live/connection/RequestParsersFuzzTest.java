package io.variantdash.query.live.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.variantdash.query.stream.Position;
import io.variantdash.query.web.http.AcceptedEncodings;
import io.variantdash.query.web.http.AcceptedTypes;
import io.variantdash.query.web.http.Condition;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.Latest;
import io.variantdash.query.web.paging.PageLimit;
import io.variantdash.query.web.problem.MalformedParameter;
import io.variantdash.query.web.request.Moment;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.query.web.request.TimeRange;
import io.variantdash.query.web.request.VariantId;
import jakarta.ws.rs.core.EntityTag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whatever a request carries is read or refused as malformed; no text makes a reader fail in another way. In the package
 * of the one reader that others cannot see.
 */
class RequestParsersFuzzTest {

    private static final EntityTag TAG = new EntityTag("a,b", true);
    private static final Origins OF_HOST = new Origins(Optional.empty());
    private static final Origins LISTED = new Origins(Optional.of(Set.of("https://a.example:443", "http://[::1]")));

    private static final List<Consumer<String>> READERS = List.of(
            RequestParsersFuzzTest::readsPersonas,
            text -> VariantId.ofSegment(text),
            text -> new Cursor(text).keyIn("active/ava", Latest::of),
            text -> PageLimit.fromString(text),
            RequestParsersFuzzTest::readsTimes,
            RequestParsersFuzzTest::readsTypes,
            RequestParsersFuzzTest::readsEncodings,
            RequestParsersFuzzTest::readsConditions,
            RequestParsersFuzzTest::readsOrigins,
            RequestParsersFuzzTest::readsPositions);

    @FuzzTest(maxDuration = "60s")
    void readsOrRefusesAnyText(FuzzedDataProvider data) {
        Consumer<String> reader = READERS.get(data.consumeInt(0, READERS.size() - 1));
        try {
            reader.accept(data.consumeRemainingAsString());
        } catch (MalformedParameter refused) {
            // One of the two answers that there are.
        }
    }

    /** What was read is what the address says: encoded again it leads to the same persona. */
    private static void readsPersonas(String text) {
        PersonaId persona = PersonaId.ofSegment(text);
        String encoded =
                URLEncoder.encode(persona.value(), StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(PersonaId.ofSegment(encoded)).isEqualTo(persona);
    }

    private static void readsTimes(String text) {
        int half = text.length() / 2;
        new TimeRange(new Moment(text.substring(0, half)).in("from"), new Moment(text.substring(half)).in("to"));
        new TimeRange(new Moment(text).in("from"), Moment.LATEST);
    }

    private static void readsTypes(String text) {
        AcceptedTypes.of(lines(text)).best(List.of("application/json", "text/csv"));
    }

    private static void readsEncodings(String text) {
        AcceptedEncodings.of(lines(text)).includeGzip();
    }

    private static void readsConditions(String text) {
        Condition.of(lines(text), List.of(), TAG);
        Condition.of(List.of(), lines(text), TAG);
        assertThat(Condition.of(List.of(), List.of("\"x\", W/\"a,b\"", text), TAG))
                .isEqualTo(Condition.NOT_MODIFIED);
    }

    private static void readsOrigins(String text) {
        LISTED.allow(text, null);
        OF_HOST.allow(text, text.substring(text.lastIndexOf('/') + 1));
        OF_HOST.allow("https://a.example", text);
    }

    private static void readsPositions(String text) {
        Position.parse(text)
                .ifPresent(position -> assertThat(position.encoded()).isEqualTo(text));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
