@NullMarked
package io.variantdash.ingest.store.activity;

import org.jspecify.annotations.NullMarked;
