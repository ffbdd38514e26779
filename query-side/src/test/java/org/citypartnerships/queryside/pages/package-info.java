/** Tests of what pages say. */
@NullMarked
package org.citypartnerships.queryside.pages;

import org.jspecify.annotations.NullMarked;
