/** What numbers are known: trade between two parties, and figures of one. */
@NullMarked
package org.citypartnerships.queryside.figures;

import org.jspecify.annotations.NullMarked;
