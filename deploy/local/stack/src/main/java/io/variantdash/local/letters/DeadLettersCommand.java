package io.variantdash.local.letters;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Lists, shows and replays dead letters over HTTP. */
@Command(
        name = "dead-letters",
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        description = "The records that ingest-service refused: which, why, and send them once more.")
final class DeadLettersCommand {

    @Option(
            names = "--url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            defaultValue = "http://localhost:8082",
            description = "Where ingest-service is (${DEFAULT-VALUE}).")
    private String url = "";

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Prints what the service answers, a line each.")
    private boolean json;

    // Picocli prints the help and calls nothing.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Shows this help.")
    private boolean help;

    @Spec
    private @Nullable CommandSpec spec;

    @Command(description = "Lists letters, the newest first.")
    int list(
            @Mixin LetterFilter filter,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many (${DEFAULT-VALUE}).")
                    String limit,
            @Option(names = "--cursor", paramLabel = "CURSOR", description = "Where the list before ended.") @Nullable String cursor)
            throws RefusedException, InterruptedException {
        Map<String, String> parameters = new HashMap<>(filter.parameters());
        parameters.put("limit", limit);
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        JsonNode page = client().get("", parameters);
        if (!printedAsJson(page)) {
            LetterText.list(page, out());
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Shows a letter with its contents.")
    int show(@Parameters(paramLabel = "ID") String id) throws RefusedException, InterruptedException {
        JsonNode letter = client().get("/" + LetterClient.encoded(id), Map.of());
        if (!printedAsJson(letter)) {
            LetterText.show(letter, out());
        }
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Sends a letter once more, or all that a filter means.")
    int replay(
            @Parameters(paramLabel = "ID", arity = "0..1") @Nullable String id,
            @Mixin LetterFilter filter,
            @Option(names = "--all", description = "Without an id and a filter: really all.") boolean all,
            @Option(names = "--dry-run", description = "Tells what would be sent; not for a single letter.")
                    boolean dryRun)
            throws RefusedException, InterruptedException {
        boolean filtered = !filter.parameters().isEmpty();
        if (id == null ? filtered == all : filtered || all || dryRun) {
            throw new RefusedException(
                    "Name either one letter, or a filter, or --all; --dry-run is for the latter two.");
        }
        if (id == null) {
            return replayAll(filter.parameters(), dryRun);
        }
        JsonNode replayed = client().post("/" + LetterClient.encoded(id) + "/replay", Map.of());
        if (!printedAsJson(replayed)) {
            LetterText.replayed(replayed, out());
        }
        return CommandLine.ExitCode.OK;
    }

    /** Page by page, until there are no more or Kafka does not take one. */
    private int replayAll(Map<String, String> filter, boolean dryRun) throws RefusedException, InterruptedException {
        Map<String, String> parameters = new HashMap<>(filter);
        parameters.put("dry_run", Boolean.toString(dryRun));
        boolean stopped = false;
        JsonNode page;
        do {
            page = client().post("/replay", parameters);
            for (JsonNode letter : page.path("dead_letters")) {
                stopped |= letter.path("outcome").asText().matches("not_sent|unknown");
                if (!json) {
                    LetterText.replayed(letter, out());
                }
            }
            var unused = printedAsJson(page);
            parameters.put("cursor", page.path("next_cursor").asText());
        } while (!stopped && page.hasNonNull("next_cursor"));
        return stopped ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private boolean printedAsJson(JsonNode answer) {
        if (json) {
            out().println(answer);
        }
        return json;
    }

    private LetterClient client() {
        return new LetterClient(url.replaceFirst("/+$", ""));
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}
