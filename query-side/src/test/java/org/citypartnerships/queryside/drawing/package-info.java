/** Whether what a page repeats is drawn whole and safely. */
@NullMarked
package org.citypartnerships.queryside.drawing;

import org.jspecify.annotations.NullMarked;
