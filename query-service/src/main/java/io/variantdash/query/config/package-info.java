/** The settings of the service. */
@NullMarked
package io.variantdash.query.config;

import org.jspecify.annotations.NullMarked;
