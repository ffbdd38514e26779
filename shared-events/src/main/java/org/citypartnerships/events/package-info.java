/** The facts that are recorded: one record a file, listed in the sealed interface of the streams that it stands in. */
@NullMarked
package org.citypartnerships.events;

import org.jspecify.annotations.NullMarked;
