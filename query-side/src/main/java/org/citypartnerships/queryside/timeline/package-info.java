/** What happened, in the order in which it happened, and on what evidence. */
@NullMarked
package org.citypartnerships.queryside.timeline;

import org.jspecify.annotations.NullMarked;
