/** What stands: the suggestions of the engine and the alerts of monitors as one list, each raised and cleared once. */
@NullMarked
package io.variantdash.query.optimization.alert;

import org.jspecify.annotations.NullMarked;
