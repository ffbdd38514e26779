/** What may be recorded as a figure. */
@NullMarked
package org.citypartnerships.commandside.figures;

import org.jspecify.annotations.NullMarked;
