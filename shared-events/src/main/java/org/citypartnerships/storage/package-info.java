/** How facts are kept: stored names, their JSON, upcasters, and the names of persons under a key each. */
@NullMarked
package org.citypartnerships.storage;

import org.jspecify.annotations.NullMarked;
