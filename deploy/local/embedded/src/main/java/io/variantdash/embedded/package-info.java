/** PostgreSQL and Kafka as real servers that any test, and the local stack, can start without Docker. */
@NullMarked
package io.variantdash.embedded;

import org.jspecify.annotations.NullMarked;
