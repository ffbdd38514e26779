/** Tests that nothing can be altered unnoticed. */
@NullMarked
package org.citypartnerships.commandside.verification;

import org.jspecify.annotations.NullMarked;
