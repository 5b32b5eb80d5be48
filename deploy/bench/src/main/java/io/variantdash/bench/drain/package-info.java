/** How fast, and at what cost, a backlog in Kafka becomes rows in PostgreSQL. */
@NullMarked
package io.variantdash.bench.drain;

import org.jspecify.annotations.NullMarked;
