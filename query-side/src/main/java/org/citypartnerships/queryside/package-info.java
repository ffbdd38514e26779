/** The query side: answers questions from read tables that follow the recorded events. */
@NullMarked
package org.citypartnerships.queryside;

import org.jspecify.annotations.NullMarked;
