/** Faults of PostgreSQL: lost sessions, held locks, an immediate stop. */
@NullMarked
package io.variantdash.endtoend.fault.database;

import org.jspecify.annotations.NullMarked;
