/** The pages for readers at a browser: plain HTML that needs no script. */
@NullMarked
package org.citypartnerships.queryside.pages;

import org.jspecify.annotations.NullMarked;
