/** What several tests need: messages, events, golden files, a schema validator and a database. */
@NullMarked
package io.variantdash.support;

import org.jspecify.annotations.NullMarked;
