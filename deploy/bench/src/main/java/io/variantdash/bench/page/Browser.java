package io.variantdash.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A browser that has just been started, which measures one thing of a page and ends. */
record Browser(Path scripts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalStateException where it cannot measure; it has said why by then */
    JsonNode measure(String kind, URI page, int seconds) {
        List<String> command = List.of(
                "node", scripts.resolve("measure.js").toString(), kind, page.toString(), Integer.toString(seconds));
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("The browser cannot measure " + kind);
            }
            return JSON.readTree(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the browser measures", e);
        }
    }
}
