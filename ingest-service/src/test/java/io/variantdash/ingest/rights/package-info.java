@NullMarked
package io.variantdash.ingest.rights;

import org.jspecify.annotations.NullMarked;
