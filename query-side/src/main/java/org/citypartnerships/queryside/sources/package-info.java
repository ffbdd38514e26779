/** What a source is, and what it is evidence for. */
@NullMarked
package org.citypartnerships.queryside.sources;

import org.jspecify.annotations.NullMarked;
