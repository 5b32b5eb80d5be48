@NullMarked
package io.variantdash.ingest.audit;

import org.jspecify.annotations.NullMarked;
