/** Lists as tables for spreadsheets: CSV that is written row by row. */
@NullMarked
package io.variantdash.query.web.table;

import org.jspecify.annotations.NullMarked;
