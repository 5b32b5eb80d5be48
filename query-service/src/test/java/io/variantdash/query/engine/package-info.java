@NullMarked
package io.variantdash.query.engine;

import org.jspecify.annotations.NullMarked;
