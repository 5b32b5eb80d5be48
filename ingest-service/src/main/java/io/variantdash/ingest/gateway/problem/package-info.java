/** Errors as application/problem+json (RFC 9457). */
@NullMarked
package io.variantdash.ingest.gateway.problem;

import org.jspecify.annotations.NullMarked;
