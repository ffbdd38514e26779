/** The door of the command side: commands over HTTP, checked, told apart, decided once. */
@NullMarked
package org.citypartnerships.commandside.api;

import org.jspecify.annotations.NullMarked;
