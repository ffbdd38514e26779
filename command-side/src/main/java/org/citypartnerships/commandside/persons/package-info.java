/** Erasing persons: their names for ever, and again after a restore. */
@NullMarked
package org.citypartnerships.commandside.persons;

import org.jspecify.annotations.NullMarked;
