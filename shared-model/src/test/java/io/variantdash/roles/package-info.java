/** What the roles of the database may do, and what they may not. */
@NullMarked
package io.variantdash.roles;

import org.jspecify.annotations.NullMarked;
