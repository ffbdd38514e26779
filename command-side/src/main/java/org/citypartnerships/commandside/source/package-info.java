/** What may be recorded about a source. */
@NullMarked
package org.citypartnerships.commandside.source;

import org.jspecify.annotations.NullMarked;
