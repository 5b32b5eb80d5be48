/** What the tests share: a monitor that sends, readers of topics, and the database. */
@NullMarked
package io.variantdash.ingest.support;

import org.jspecify.annotations.NullMarked;
