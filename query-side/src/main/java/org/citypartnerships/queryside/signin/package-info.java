/** Who is signed in: by a form or a token, vouched for by the command side, which alone knows users and passwords. */
@NullMarked
package org.citypartnerships.queryside.signin;

import org.jspecify.annotations.NullMarked;
