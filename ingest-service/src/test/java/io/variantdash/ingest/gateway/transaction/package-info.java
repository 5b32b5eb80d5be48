@NullMarked
package io.variantdash.ingest.gateway.transaction;

import org.jspecify.annotations.NullMarked;
