/** The values that commands and events are made of: dates as vague as their source, ids, sides, amounts. */
@NullMarked
package org.citypartnerships.values;

import org.jspecify.annotations.NullMarked;
