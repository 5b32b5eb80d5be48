/** What this replica waits for, as series that an alert can be made of. */
@NullMarked
package io.variantdash.query.outage;

import org.jspecify.annotations.NullMarked;
