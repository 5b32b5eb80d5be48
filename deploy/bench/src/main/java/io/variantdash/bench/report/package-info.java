/** What a benchmark tells: progress, tables and one line of JSON, from figures of several rounds. */
@NullMarked
package io.variantdash.bench.report;

import org.jspecify.annotations.NullMarked;
