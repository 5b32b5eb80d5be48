/** When each monitor was last heard of a persona, and whether its clock is right. */
@NullMarked
package io.variantdash.ingest.store.activity;

import org.jspecify.annotations.NullMarked;
