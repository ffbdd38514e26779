/** Who may do what: people and machines with their roles, passwords, sessions and tokens. */
@NullMarked
package org.citypartnerships.commandside.users;

import org.jspecify.annotations.NullMarked;
