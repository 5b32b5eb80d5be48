/** Dashboards that keep to the contract and remember what they saw, some that do not, and what is published for them. */
@NullMarked
package io.variantdash.endtoend.live;

import org.jspecify.annotations.NullMarked;
