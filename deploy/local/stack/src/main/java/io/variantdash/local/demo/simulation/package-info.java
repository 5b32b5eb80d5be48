/** What happens to the personas: posts, views, kills, fatigue and alerts, repeatable by a seed. */
@NullMarked
package io.variantdash.local.demo.simulation;

import org.jspecify.annotations.NullMarked;
