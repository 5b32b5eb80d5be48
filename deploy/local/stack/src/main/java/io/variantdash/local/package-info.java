/** The program behind {@code deploy/local/run}: its options, what it prints, and its exit codes. */
@NullMarked
package io.variantdash.local;

import org.jspecify.annotations.NullMarked;
