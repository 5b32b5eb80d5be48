package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.replay.file.MeasuredVariant;
import io.variantdash.local.replay.file.VariantsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole archive beside the repository, where it is. */
class UpworthyArchiveTest {

    private static final Path ARCHIVE = Path.of("../../../../shared/data/upworthy/variants.csv.gz");
    private static final Instant END = Instant.parse("2026-01-31T10:00:00Z");

    @BeforeEach
    void requireArchive() {
        assumeThat(Files.exists(ARCHIVE))
                .as("skipped: %s is absent", ARCHIVE.toAbsolutePath().normalize())
                .isTrue();
    }

    @Test
    void everyVariantEndsAsMeasured() throws IOException {
        List<MeasuredVariant> variants = VariantsFile.read(ARCHIVE);
        History history = new History(variants, END);

        assertThat(variants).hasSize(11_417);
        assertThat(history.size()).isEqualTo(variants.size() * (1 + Arrivals.UPDATES));
        assertThat(history.lastUpdates().stream().map(Measured::of).collect(Collectors.toSet()))
                .isEqualTo(variants.stream().map(Measured::of).collect(Collectors.toSet()));
    }

    @Test
    void everyPatternOccursAndNoneTakesAll() throws IOException {
        List<HeadlinePattern> patterns = VariantsFile.read(ARCHIVE).stream()
                .map(variant -> HeadlinePattern.of(variant.headline()))
                .toList();

        assertThat(patterns).contains(HeadlinePattern.values());
        for (HeadlinePattern pattern : HeadlinePattern.values()) {
            assertThat(patterns.stream().filter(pattern::equals).count())
                    .as("%s", pattern)
                    .isBetween(patterns.size() / 50L, patterns.size() * 6L / 10);
        }
    }

    private record Measured(String test, String number, long views, long clicks) {

        static Measured of(PerformanceUpdate update) {
            return new Measured(update.personaId(), update.variantId(), update.viewCount(), update.interactionCount());
        }

        static Measured of(MeasuredVariant variant) {
            return new Measured(variant.test(), variant.number(), variant.impressions(), variant.clicks());
        }
    }
}
