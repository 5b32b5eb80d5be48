@NullMarked
package io.variantdash.ingest.store.sql;

import org.jspecify.annotations.NullMarked;
