package io.variantdash.bench.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.variantdash.testkit.report.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the figures were when they were last recorded.
 *
 * @param machine where
 * @param recorded on which day
 * @param ratios of the rounds, by the key of the figure
 */
record Baseline(String machine, String recorded, Map<String, Spread> ratios) {

    private static final double DECIMALS = 1e3;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String REMEDY =
            " Record it on a quiet machine, at a commit whose speed is wanted: ./deploy/bench/run guard --update";

    /** In the order of the keys, so that a diff of the file shows what changed. */
    Baseline {
        ratios = Collections.unmodifiableMap(new TreeMap<>(ratios));
    }

    /** Fails, and says what to do, if there is no baseline, or none of one of these figures. */
    static Baseline read(Path file, Collection<Figure> figures) {
        Baseline baseline = parse(file);
        for (Figure figure : figures) {
            if (!baseline.ratios.containsKey(figure.key())) {
                throw new IllegalStateException("%s has no \"%s\".%s".formatted(file, figure.key(), REMEDY));
            }
        }
        return baseline;
    }

    /** Fails if it has none. */
    Spread of(Figure figure) {
        Spread rounds = ratios.get(figure.key());
        if (rounds == null) {
            throw new IllegalStateException("The baseline has no \"%s\".%s".formatted(figure.key(), REMEDY));
        }
        return rounds;
    }

    /** With as many decimals as say something. */
    void write(Path file) {
        Map<String, Spread> rounded = new TreeMap<>();
        ratios.forEach((figure, rounds) -> rounded.put(
                figure, new Spread(rounded(rounds.smallest()), rounded(rounds.median()), rounded(rounds.largest()))));
        try {
            Files.writeString(file, JSON.writeValueAsString(new Baseline(machine, recorded, rounded)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    private static double rounded(double ratio) {
        return Math.round(ratio * DECIMALS) / DECIMALS;
    }

    private static Baseline parse(Path file) {
        try {
            return JSON.readValue(Files.readString(file), Baseline.class);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("There is no %s.%s".formatted(file, REMEDY), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "%s is no baseline: %s.%s".formatted(file, e.getOriginalMessage(), REMEDY), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
