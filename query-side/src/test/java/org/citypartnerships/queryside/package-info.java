/** Tests of the query side as a whole, over HTTP and a real PostgreSQL. */
@NullMarked
package org.citypartnerships.queryside;

import org.jspecify.annotations.NullMarked;
