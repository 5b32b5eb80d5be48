/**
 * What the first events would wait for is done before there are any: classes are loaded, and the code that
 * carries most of the work is compiled, by running it on values that are made up.
 */
@NullMarked
package io.variantdash.ingest.warmup;

import org.jspecify.annotations.NullMarked;
