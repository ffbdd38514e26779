/** Tests of the map. */
@NullMarked
package org.citypartnerships.queryside.worldmap;

import org.jspecify.annotations.NullMarked;
