/** Tests of the index of streams: what is asked together, and what alone. */
@NullMarked
package org.citypartnerships.commandside.streams;

import org.jspecify.annotations.NullMarked;
