/** How fast an update reaches everybody who watches, beside a server that people would write with Node.js. */
@NullMarked
package io.variantdash.bench.fanout;

import org.jspecify.annotations.NullMarked;
