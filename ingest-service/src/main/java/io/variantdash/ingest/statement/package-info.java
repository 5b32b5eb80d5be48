/** The texts of statements. */
@NullMarked
package io.variantdash.ingest.statement;

import org.jspecify.annotations.NullMarked;
