/** The door as clients see it. */
@NullMarked
package org.citypartnerships.commandside.api;

import org.jspecify.annotations.NullMarked;
