package org.citypartnerships.commands;

import org.citypartnerships.values.SourceId;

/** An order about a source. */
public sealed interface SourceCommand extends Command permits DateSource, RegisterSource {

    /** The source. */
    SourceId sourceId();
}
