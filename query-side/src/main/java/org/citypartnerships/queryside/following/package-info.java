/** How read tables follow the recorded events: batches, positions, rebuilding, and waiting for one's own write. */
@NullMarked
package org.citypartnerships.queryside.following;

import org.jspecify.annotations.NullMarked;
