/** Read access to PostgreSQL, which this service never writes to. */
@NullMarked
package io.variantdash.query.database;

import org.jspecify.annotations.NullMarked;
