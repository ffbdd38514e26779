/** Keeps the histories of streams in memory from one command to the next. */
@NullMarked
package org.citypartnerships.commandside.memory;

import org.jspecify.annotations.NullMarked;
