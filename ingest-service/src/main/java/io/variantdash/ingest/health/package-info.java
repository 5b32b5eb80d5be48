/** Whether ingest-service can work (ready), and whether it would ever again (alive). */
@NullMarked
package io.variantdash.ingest.health;

import org.jspecify.annotations.NullMarked;
