@NullMarked
package io.variantdash.ingest.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
