/** Which streams there are: an index written in the append's own transaction, and what the door looks up in it. */
@NullMarked
package org.citypartnerships.commandside.streams;

import org.jspecify.annotations.NullMarked;
