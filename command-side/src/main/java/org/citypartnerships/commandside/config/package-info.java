/** How the command side is put together. */
@NullMarked
package org.citypartnerships.commandside.config;

import org.jspecify.annotations.NullMarked;
