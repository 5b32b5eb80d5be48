@NullMarked
package io.variantdash.ingest.observe;

import org.jspecify.annotations.NullMarked;
