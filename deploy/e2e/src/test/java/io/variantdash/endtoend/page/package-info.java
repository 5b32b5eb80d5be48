/** The page as people meet it: by mouse, by keyboard, on a phone, on a wall, and while the network is away. */
@NullMarked
package io.variantdash.endtoend.page;

import org.jspecify.annotations.NullMarked;
