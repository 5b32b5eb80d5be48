/** What a run tells: progress, tables and one line of JSON, from figures of several rounds. */
@NullMarked
package io.variantdash.testkit.report;

import org.jspecify.annotations.NullMarked;
