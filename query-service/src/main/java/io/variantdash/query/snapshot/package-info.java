/** Snapshots of dashboards, kept while somebody asks for them: the same ones for REST and for the WebSocket. */
@NullMarked
package io.variantdash.query.snapshot;

import org.jspecify.annotations.NullMarked;
