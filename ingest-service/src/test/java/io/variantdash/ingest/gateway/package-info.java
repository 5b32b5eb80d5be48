@NullMarked
package io.variantdash.ingest.gateway;

import org.jspecify.annotations.NullMarked;
