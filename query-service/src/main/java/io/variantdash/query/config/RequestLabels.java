package io.variantdash.query.config;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Bounds the labels of requests: an address or a method that a client may make up would add a series each time it is a new
 * one, until the registry refuses more and drops those of real addresses.
 */
@Singleton
final class RequestLabels implements MeterFilter {

    private static final String OTHER = "OTHER";
    private static final String FILES = "FILES";
    private static final Pattern PATH = Pattern.compile("^ {2}(/\\S*):\\s*$");
    private static final Pattern FILE = Pattern.compile("/(assets|p)(/.*)?|/[a-z-]+\\.[a-z]+");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    /** What Quarkus says in place of an address, and its own addresses. */
    private static final Set<String> FIXED = Set.of(
            "NOT_FOUND",
            "REDIRECTION",
            "UNKNOWN",
            "root",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/metrics",
            "/q/openapi");

    private final Set<String> addresses;

    RequestLabels() {
        addresses = Stream.concat(FIXED.stream(), documented().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Meter.Id map(Meter.Id meter) {
        if (!meter.getName().startsWith("http.server")) {
            return meter;
        }
        return meter.replaceTags(meter.getTags().stream().map(this::bounded).toList());
    }

    private Tag bounded(Tag tag) {
        return switch (tag.getKey()) {
            case "uri" -> Tag.of("uri", address(tag.getValue()));
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", OTHER);
            default -> tag;
        };
    }

    private String address(String uri) {
        if (addresses.contains(uri)) {
            return uri;
        }
        return FILE.matcher(uri).matches() ? FILES : OTHER;
    }

    /** The addresses of the OpenAPI document. */
    private static Set<String> documented() {
        InputStream document = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/openapi.yaml"),
                "the OpenAPI document is part of the service");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(document, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(PATH::matcher)
                    .filter(Matcher::matches)
                    .map(path -> path.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
