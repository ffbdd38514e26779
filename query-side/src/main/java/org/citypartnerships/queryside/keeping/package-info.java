/** Pages as they were drawn, kept as long as nothing more is read. */
@NullMarked
package org.citypartnerships.queryside.keeping;

import org.jspecify.annotations.NullMarked;
