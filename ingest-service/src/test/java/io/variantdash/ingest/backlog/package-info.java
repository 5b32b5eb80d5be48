@NullMarked
package io.variantdash.ingest.backlog;

import org.jspecify.annotations.NullMarked;
