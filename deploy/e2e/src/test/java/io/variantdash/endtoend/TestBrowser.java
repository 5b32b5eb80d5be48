package io.variantdash.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A real browser: the system's Chrome or Chromium where there is one (or the one that {@code CHROME_PATH} names), else
 * the one that came with npm.
 */
final class TestBrowser implements AutoCloseable {

    private static final List<String> SYSTEM_BROWSERS =
            List.of("google-chrome", "google-chrome-stable", "chromium", "chromium-browser");

    /** As root there is no sandbox; and a test's browser has nothing to ask from the world outside. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    private final Playwright playwright;
    private final Browser browser;

    TestBrowser() {
        Path node = onPath("node").orElseThrow(() -> new IllegalStateException("There is no node on the PATH"));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        LaunchOptions options = systemBrowser()
                .map(executable ->
                        new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS))
                .orElseGet(() -> packagedBrowser(node));
        browser = playwright.chromium().launch(options);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> systemBrowser() {
        String chosen = System.getenv("CHROME_PATH");
        return chosen != null
                ? Optional.of(Path.of(chosen))
                : SYSTEM_BROWSERS.stream()
                        .flatMap(name -> onPath(name).stream())
                        .findFirst();
    }

    private static LaunchOptions packagedBrowser(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "packaged-browser.js")
                    .directory(new File("browser"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            JsonNode packaged =
                    Api.JSON.readTree(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            List<String> arguments = StreamSupport.stream(
                            packaged.path("arguments").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return new LaunchOptions()
                    .setExecutablePath(Path.of(packaged.path("executable").asText()))
                    .setArgs(arguments);
        } catch (IOException e) {
            throw new UncheckedIOException("The browser that came with npm cannot be unpacked", e);
        }
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
