/** How many events a replica of ingest-service takes over HTTP. */
@NullMarked
package io.variantdash.bench.gateway;

import org.jspecify.annotations.NullMarked;
