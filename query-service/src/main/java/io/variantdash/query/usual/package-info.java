/** What is normal at an hour of the day, so that a figure of now can be told from an ordinary one. */
@NullMarked
package io.variantdash.query.usual;

import org.jspecify.annotations.NullMarked;
