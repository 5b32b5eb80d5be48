/** How the service is seen from outside: health, traces, and what log lines say beside their words. */
@NullMarked
package io.variantdash.query.observe;

import org.jspecify.annotations.NullMarked;
