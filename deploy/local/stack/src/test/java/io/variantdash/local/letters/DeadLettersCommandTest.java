package io.variantdash.local.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command asks the service for what its arguments mean, and prints what it answers. */
class DeadLettersCommandTest {

    private record Answer(int status, String body) {}

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer service;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void listsWhatAFilterMeans() {
        answers.add(new Answer(200, """
                {"dead_letters":[{"id":"monitor.early-kill-0-1","code":"missing_field","reason":"variant_id is missing",
                 "persona_id":"a b","received_at":"2026-01-31T10:00:00Z"}],"next_cursor":"C"}"""));

        assertThat(run("list", "--persona", "a b&c", "--code", "missing_field", "--limit", "1"))
                .isZero();

        assertThat(requests.get(0))
                .startsWith("GET /api/dead-letters?")
                .contains("persona_id=a%20b%26c", "code=missing_field", "limit=1");
        assertThat(out.toString())
                .contains("2026-01-31T10:00:00Z  monitor.early-kill-0-1  a b")
                .contains("missing_field: variant_id is missing")
                .contains("--cursor C");
    }

    @Test
    void showsALetterWithoutLettingItCommandTheTerminal() {
        answers.add(new Answer(200, """
                {"id":"t-0-1","value":"a\\u001b[2Jb","truncated":false,"headers":[{"name":"h","value_base64":"/w=="}],
                 "replays":[{"number":1,"at":"T","by":"anonymous","outcome":"refused","reason":"why"}]}"""));

        assertThat(run("show", "t-0-1")).isZero();

        assertThat(requests).containsExactly("GET /api/dead-letters/t-0-1");
        assertThat(out.toString()).contains("a\uFFFD[2Jb", "h: /w==", "replay 1", "T by anonymous: refused why");
    }

    @Test
    void printsWhatTheServiceSaysAsJson() {
        answers.add(new Answer(200, "{\"id\": \"t-0-1\", \"value\": null}"));

        assertThat(run("show", "t-0-1", "--json")).isZero();

        assertThat(out.toString().strip()).isEqualTo("{\"id\":\"t-0-1\",\"value\":null}");
    }

    @Test
    void replaysPageByPage() {
        answers.add(new Answer(200, "{\"dead_letters\":[{\"id\":\"a\",\"outcome\":\"sent\"}],\"next_cursor\":\"C\"}"));
        answers.add(
                new Answer(
                        200,
                        "{\"dead_letters\":[{\"id\":\"b\",\"outcome\":\"not_replayable\",\"detail\":\"cut\"}],\"next_cursor\":null}"));

        assertThat(run("replay", "--code", "internal")).isZero();

        assertThat(requests).hasSize(2).allMatch(request -> request.startsWith("POST /api/dead-letters/replay?"));
        assertThat(requests.get(1)).contains("cursor=C", "code=internal", "dry_run=false");
        assertThat(out.toString()).contains("sent", "a", "not_replayable", "b  cut");
    }

    @Test
    void stopsWhereKafkaDoesNotTakeOne() {
        answers.add(
                new Answer(200, "{\"dead_letters\":[{\"id\":\"a\",\"outcome\":\"not_sent\"}],\"next_cursor\":\"C\"}"));

        assertThat(run("replay", "--all")).isEqualTo(1);

        assertThat(requests).hasSize(1);
    }

    @Test
    void replaysOne() {
        answers.add(new Answer(200, "{\"id\":\"t-0-1\",\"outcome\":\"sent\",\"detail\":null}"));

        assertThat(run("replay", "t-0-1")).isZero();

        assertThat(requests).containsExactly("POST /api/dead-letters/t-0-1/replay");
    }

    @Test
    void saysWhyTheServiceRefuses() {
        answers.add(new Answer(409, "{\"detail\":\"Only the beginning is kept.\"}"));

        assertThat(run("replay", "t-0-1")).isEqualTo(1);

        assertThat(err.toString()).contains("Only the beginning is kept.");
    }

    @Test
    void saysThatNoServiceIsThere() {
        service.stop(0);

        assertThat(run("list")).isEqualTo(1);

        assertThat(err.toString()).contains("No ingest-service answers", "--url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replay",
                "replay t-0-1 --all",
                "replay t-0-1 --code x",
                "replay --all --code x",
                "replay t-0-1 --dry-run"
            })
    void replaysNothingWhereItIsNotClearWhat(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(1);

        assertThat(err.toString()).contains("Name either one letter");
        assertThat(requests).isEmpty();
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("list", "show", "replay", "--json", "--url");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = "http://localhost:" + service.getAddress().getPort() + "/";
        return DeadLettersMain.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
