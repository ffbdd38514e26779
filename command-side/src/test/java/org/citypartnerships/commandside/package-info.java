/** Tests of the command side as a whole. */
@NullMarked
package org.citypartnerships.commandside;

import org.jspecify.annotations.NullMarked;
