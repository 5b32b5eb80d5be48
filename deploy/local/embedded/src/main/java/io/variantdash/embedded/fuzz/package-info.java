/** Requests that are made up from an OpenAPI document, for tests that hold a service against them. */
@NullMarked
package io.variantdash.embedded.fuzz;

import org.jspecify.annotations.NullMarked;
