package io.variantdash.bench.testbed;

import io.variantdash.testkit.report.Report;
import java.nio.file.Path;

/**
 * What every benchmark needs from outside.
 *
 * @param repository the root of the checkout, whose packaged services are measured
 * @param report where to tell about it
 */
public record Surroundings(Path repository, Report report) {

    /** A file or folder among what this module's build makes. */
    public Path built(String name) {
        return repository.resolve("deploy/bench/target").resolve(name);
    }
}
