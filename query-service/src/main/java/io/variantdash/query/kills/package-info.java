/** What was stopped early. */
@NullMarked
package io.variantdash.query.kills;

import org.jspecify.annotations.NullMarked;
