/** Where the partnerships lie on a map of the world. */
@NullMarked
package org.citypartnerships.queryside.worldmap;

import org.jspecify.annotations.NullMarked;
