package org.citypartnerships.commands;

import org.citypartnerships.values.Scope;

/** An order about the figures of one scope. */
public sealed interface FiguresCommand extends Command permits RecordFigure, RecordTradeFigure, SetTarget {

    /** What the figure is about. */
    Scope scope();
}
