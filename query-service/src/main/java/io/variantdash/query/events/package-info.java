/** What happened: the audit trail. */
@NullMarked
package io.variantdash.query.events;

import org.jspecify.annotations.NullMarked;
