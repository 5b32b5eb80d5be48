@NullMarked
package io.variantdash.query.engine.parameters;

import org.jspecify.annotations.NullMarked;
