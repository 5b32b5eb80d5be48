@NullMarked
package io.variantdash.query.optimization.decision;

import org.jspecify.annotations.NullMarked;
