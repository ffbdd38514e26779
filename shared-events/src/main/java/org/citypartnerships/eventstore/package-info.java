/** The history in PostgreSQL: appended to by the command side, followed by both sides, changed by nobody. */
@NullMarked
package org.citypartnerships.eventstore;

import org.jspecify.annotations.NullMarked;
