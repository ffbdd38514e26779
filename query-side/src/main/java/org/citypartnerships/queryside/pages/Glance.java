package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.attention.Attention;
import org.citypartnerships.queryside.language.Language;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PositionMemory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The first few things to look at. A list that took long to find is shown for a while, so that readers do not wait for it. */
@Component
class Glance {

    private static final int FEW = 5;

    /** As many times longer than it took to find. */
    private static final long SHOWN_FOR = 20;

    private static final Attention.Filter ALL = new Attention.Filter(null, null, null, false, null);

    private final Attention attention;
    private final AttentionPage page;
    private final PositionMemory<Asked, List<AttentionPage.Line>> told = new PositionMemory<>(Language.values().length);
    private volatile @Nullable Found last;

    Glance(Attention attention, AttentionPage page) {
        this.attention = attention;
        this.page = page;
    }

    private record Found(List<Attention.Item> items, long untilNanos) {}

    private record Asked(Locale language, long untilNanos) {}

    /** As a reader of a language is told them, by the names that parties have at a position. */
    List<AttentionPage.Line> lines(long position, Phrases phrases) {
        long begun = System.nanoTime();
        Found found = last;
        if (found == null || begun - found.untilNanos() >= 0) {
            List<Attention.Item> items = attention.list(ALL, new Page(1, FEW));
            long now = System.nanoTime();
            found = new Found(items, now + SHOWN_FOR * (now - begun));
            last = found;
        }
        List<Attention.Item> items = found.items();
        return told.at(position, new Asked(phrases.locale(), found.untilNanos()), () -> page.lines(items, phrases));
    }
}
