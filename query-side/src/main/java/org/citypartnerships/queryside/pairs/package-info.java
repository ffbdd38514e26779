/** Which cities are partners, through whichever partnership. */
@NullMarked
package org.citypartnerships.queryside.pairs;

import org.jspecify.annotations.NullMarked;
