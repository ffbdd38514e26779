/** What a person should look at. */
@NullMarked
package org.citypartnerships.queryside.attention;

import org.jspecify.annotations.NullMarked;
