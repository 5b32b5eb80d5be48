@NullMarked
package io.variantdash.query.rights;

import org.jspecify.annotations.NullMarked;
