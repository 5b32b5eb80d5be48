/** What is asked of metrics: the rules of Prometheus and the panels of Grafana. */
@NullMarked
package io.variantdash.checks.observability;

import org.jspecify.annotations.NullMarked;
