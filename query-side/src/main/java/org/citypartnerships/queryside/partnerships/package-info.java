/** Which partnerships there are, and how each stands: relation, standing per side, papers, plans, warnings. */
@NullMarked
package org.citypartnerships.queryside.partnerships;

import org.jspecify.annotations.NullMarked;
