/** How many partnerships there are of each kind, and how fresh the data are. */
@NullMarked
package org.citypartnerships.queryside.overview;

import org.jspecify.annotations.NullMarked;
