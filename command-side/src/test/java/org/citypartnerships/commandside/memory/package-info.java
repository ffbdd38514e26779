/** Tests of what is remembered between commands. */
@NullMarked
package org.citypartnerships.commandside.memory;

import org.jspecify.annotations.NullMarked;
