/** Signing in, signing out, and the endpoints by which users, roles and tokens are looked after. */
@NullMarked
package org.citypartnerships.commandside.signin;

import org.jspecify.annotations.NullMarked;
