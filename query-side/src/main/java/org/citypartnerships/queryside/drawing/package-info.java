/** How what a page repeats is drawn: rows of lists, choices of forms, lines of the map. */
@NullMarked
package org.citypartnerships.queryside.drawing;

import org.jspecify.annotations.NullMarked;
