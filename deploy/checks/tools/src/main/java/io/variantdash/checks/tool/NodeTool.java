package io.variantdash.checks.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A script in {@code tools} that reads a value as JSON and answers with one. */
public final class NodeTool {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory = Repository.around(Path.of("")).resolve("deploy/checks/tools");
    private final String script;

    public NodeTool(String script) {
        this.script = script;
    }

    /** What the script answers; fails with what it complained of, if it did. */
    public JsonNode answer(Object question) {
        try {
            Process process = new ProcessBuilder("node", script)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                JSON.writeValue(input, question);
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "%s failed (its libraries come by `npm ci` in %s):%n%s".formatted(script, directory, answer));
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + script + " with Node.js", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + script + " was running", e);
        }
    }
}
