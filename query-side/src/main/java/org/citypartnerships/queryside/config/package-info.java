/** How the application is wired: the store, which it only reads, its guards, and the followers. */
@NullMarked
package org.citypartnerships.queryside.config;

import org.jspecify.annotations.NullMarked;
