/** CloudEvents, in which senders may wrap what they tell. */
@NullMarked
package io.variantdash.ingest.gateway.cloudevent;

import org.jspecify.annotations.NullMarked;
