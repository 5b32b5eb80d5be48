/** Programs of Node.js that know formats which no library of Java knows. */
@NullMarked
package io.variantdash.checks.tool;

import org.jspecify.annotations.NullMarked;
