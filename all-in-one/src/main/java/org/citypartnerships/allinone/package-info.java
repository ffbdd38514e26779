/** Starts PostgreSQL and both applications in one process, and is the command line. */
@NullMarked
package org.citypartnerships.allinone;

import org.jspecify.annotations.NullMarked;
