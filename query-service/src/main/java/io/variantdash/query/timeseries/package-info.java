/** The course of a variant: what its counts were and how they grew, for charts. */
@NullMarked
package io.variantdash.query.timeseries;

import org.jspecify.annotations.NullMarked;
