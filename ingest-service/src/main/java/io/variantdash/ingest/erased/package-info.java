/** Which personas are erased: read from Kafka before anything is stored, and held against every transaction that writes. */
@NullMarked
package io.variantdash.ingest.erased;

import org.jspecify.annotations.NullMarked;
