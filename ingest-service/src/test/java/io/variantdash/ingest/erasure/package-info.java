@NullMarked
package io.variantdash.ingest.erasure;

import org.jspecify.annotations.NullMarked;
