/** What requests of operators have in common: how they are read, whether they are allowed, and their way to the database. */
@NullMarked
package io.variantdash.ingest.operator;

import org.jspecify.annotations.NullMarked;
