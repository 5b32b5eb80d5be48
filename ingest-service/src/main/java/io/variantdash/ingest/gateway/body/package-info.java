/** What a request carries: its bounds, what it inflates to, and where its events begin and end. */
@NullMarked
package io.variantdash.ingest.gateway.body;

import org.jspecify.annotations.NullMarked;
