package org.citypartnerships.commandside.api;

import java.util.function.Supplier;

/** What became of a command that was not refused. */
public final class Taken {

    private final Supplier<Answer> answer;
    private final boolean before;

    private Taken(Supplier<Answer> answer, boolean before) {
        this.answer = answer;
        this.before = before;
    }

    static Taken before(Answer given) {
        return new Taken(() -> given, true);
    }

    static Taken now(Receipt receipt) {
        return new Taken(receipt::answer, false);
    }

    /** Its answer; it has a position once the command is stored. */
    public Answer answer() {
        return answer.get();
    }

    /** Whether it was given before, and nothing was recorded now. */
    public boolean wasBefore() {
        return before;
    }
}
