/**
 * What the tables must hold for a set of events, worked out in plain memory and independently of the SQL that writes
 * them; made-up events to try it with, and the comparison with a database.
 */
@NullMarked
package io.variantdash.oracle;

import org.jspecify.annotations.NullMarked;
