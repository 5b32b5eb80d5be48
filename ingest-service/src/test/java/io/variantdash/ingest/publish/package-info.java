@NullMarked
package io.variantdash.ingest.publish;

import org.jspecify.annotations.NullMarked;
