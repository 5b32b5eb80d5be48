/** The snapshot of a persona's dashboard: read from the database, kept in memory, and answered as {@code GET /api/metrics/{persona_id}}. */
@NullMarked
package io.variantdash.query.dashboard;

import org.jspecify.annotations.NullMarked;
