/** The fold: what the entries of one stream say, on any day, as known at any instant; pure, without clock or database. */
@NullMarked
package org.citypartnerships.history;

import org.jspecify.annotations.NullMarked;
