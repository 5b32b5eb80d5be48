/** What to do next, as it stands in the snapshot: one computation for the dashboard and for who asks for suggestions alone. */
@NullMarked
package io.variantdash.query.suggestions;

import org.jspecify.annotations.NullMarked;
