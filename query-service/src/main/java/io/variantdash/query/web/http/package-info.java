/** What HTTP itself asks of every answer (RFC 9110, 9111): methods, negotiation, validators, caching. */
@NullMarked
package io.variantdash.query.web.http;

import org.jspecify.annotations.NullMarked;
