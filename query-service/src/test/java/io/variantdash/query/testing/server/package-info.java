/** What some services that are tested have beside the servers of all. */
@NullMarked
package io.variantdash.query.testing.server;

import org.jspecify.annotations.NullMarked;
