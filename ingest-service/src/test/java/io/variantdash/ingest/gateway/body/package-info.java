@NullMarked
package io.variantdash.ingest.gateway.body;

import org.jspecify.annotations.NullMarked;
