/** Who may do what at the command side's doors. */
@NullMarked
package org.citypartnerships.commandside.signin;

import org.jspecify.annotations.NullMarked;
