/** Decides what may be recorded, and stores it. */
@NullMarked
package org.citypartnerships.commandside;

import org.jspecify.annotations.NullMarked;
