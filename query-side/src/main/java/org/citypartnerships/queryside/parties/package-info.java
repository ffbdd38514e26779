/** Which parties there are, by every name they go by. */
@NullMarked
package org.citypartnerships.queryside.parties;

import org.jspecify.annotations.NullMarked;
