/** How the service is seen from outside: metrics, traces, outages, and what log lines say beside their words. */
@NullMarked
package io.variantdash.ingest.observe;

import org.jspecify.annotations.NullMarked;
