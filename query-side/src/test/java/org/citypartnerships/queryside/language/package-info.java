/** Tests of what pages say in each language. */
@NullMarked
package org.citypartnerships.queryside.language;

import org.jspecify.annotations.NullMarked;
