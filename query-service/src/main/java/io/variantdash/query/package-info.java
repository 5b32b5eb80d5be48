/** Answers what the dashboard of a persona shows, and tells what changes. */
@NullMarked
package io.variantdash.query;

import org.jspecify.annotations.NullMarked;
