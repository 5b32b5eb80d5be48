/** Which kills each rule would have made, from stored histories. */
@NullMarked
package io.variantdash.query.optimization.audit;

import org.jspecify.annotations.NullMarked;
