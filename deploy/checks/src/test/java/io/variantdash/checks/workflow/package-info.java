/** The workflows of the repository's host, which cannot run here. */
@NullMarked
package io.variantdash.checks.workflow;

import org.jspecify.annotations.NullMarked;
