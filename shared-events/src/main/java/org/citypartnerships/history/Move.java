package org.citypartnerships.history;

import java.util.Set;
import java.util.TreeSet;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** What an entry, or a term that runs out, does to relation and standing. */
sealed interface Move {
    /** Its place in the order of things. */
    Position position();

    /** The days from which it may hold. */
    Window window();

    /** Does it. */
    void applyTo(Course course);

    /** A paper is signed; one between the sides that establishes something puts those sides in force. */
    record Signing(Position position, Window window, Paper paper) implements Move {
        @Override
        public void applyTo(Course course) {
            course.papers().sign(paper);
            if (!paper.movesStanding()) {
                return;
            }
            for (SideId side : paper.sides()) {
                if (course.stand(side).standing() == Standing.ENDED) {
                    course.notice(
                            WarningSentence.SIGNED_AFTER_ITS_END,
                            paper.id(),
                            course.stand(side).because(),
                            side);
                }
            }
            course.raise(paper.counted().relation(), paper.told().resolved(), window);
            course.putJointly(paper.sides(), Standing.IN_FORCE, paper.id());
            course.reconcile(paper.sides());
            course.attestInForce(window);
        }
    }

    /** A paper runs out or is ended; the sides go with it when it was the last that held them. */
    record Closing(
            Position position, Window window, EntryId because, EntryId paper, Standing standing, Set<SideId> acting)
            implements Move {
        @Override
        public void applyTo(Course course) {
            Paper open = course.papers().open(paper);
            if (open == null) {
                return;
            }
            course.papers().put(open, standing);
            if (!open.movesStanding()) {
                return;
            }
            Set<SideId> left = new TreeSet<>(acting);
            left.removeIf(side -> !open.sides().contains(side)
                    || !isAlive(course.stand(side).standing())
                    || course.papers().hold(side, Standing.IN_FORCE)
                    || course.papers().hold(side, Standing.SUSPENDED));
            if (standing == Standing.EXPIRED) {
                course.putJointly(left, standing, because);
            } else {
                course.state(left, standing, because, null, null);
            }
        }

        private static boolean isAlive(Standing standing) {
            return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
        }
    }

    /** Sides suspend or resume one paper; they go with it when no other holds them in force. */
    record OnePaper(
            Position position,
            Window window,
            EntryId because,
            EntryId paper,
            Standing standing,
            Set<SideId> acting,
            @Nullable SuspensionScope scope)
            implements Move {
        @Override
        public void applyTo(Course course) {
            Paper open = course.papers().open(paper);
            if (open == null) {
                return;
            }
            if (standing == Standing.IN_FORCE && course.papers().standing(paper) != Standing.SUSPENDED) {
                course.notice(WarningSentence.PAPER_NOT_SUSPENDED, because, paper);
            }
            course.papers().put(open, standing);
            if (!open.movesStanding()) {
                return;
            }
            Set<SideId> following = new TreeSet<>(acting);
            following.removeIf(side -> standing == Standing.SUSPENDED
                    ? course.papers().hold(side, Standing.IN_FORCE)
                    : !paper.equals(course.stand(side).paper()));
            course.state(following, standing, because, scope, paper);
        }
    }

    /** Sides suspend, resume or end the partnership. */
    record Acting(
            Position position,
            Window window,
            EntryId because,
            Standing standing,
            Set<SideId> acting,
            @Nullable SideId towards,
            @Nullable SuspensionScope scope)
            implements Move {
        @Override
        public void applyTo(Course course) {
            if (towards != null && course.sides().size() > 2) {
                for (SideId side : acting) {
                    course.stateTowards(side, towards, standing);
                }
                return;
            }
            for (SideId side : acting) {
                check(course, side);
            }
            if (standing == Standing.ENDED) {
                course.papers().endAll();
            } else if (standing == Standing.IN_FORCE) {
                course.attestInForce(window);
            }
            course.state(acting, standing, because, scope, null);
        }

        private void check(Course course, SideId side) {
            Stand before = course.stand(side);
            if (standing == Standing.ENDED && before.standing() == Standing.ENDED) {
                course.notice(WarningSentence.ENDED_ALREADY, because, before.because(), side);
            } else if (standing == Standing.IN_FORCE
                    && before.standing() != Standing.SUSPENDED
                    && course.common().standing() != Standing.SUSPENDED) {
                course.notice(WarningSentence.SIDE_NOT_SUSPENDED, because, null, side);
            }
        }
    }

    /** A source says that there is a relation, perhaps since when, and that it is in force if it says so. */
    record Reporting(
            Position position,
            Window window,
            EntryId because,
            Relation relation,
            Standing standing,
            @Nullable StatedDate since)
            implements Move {
        @Override
        public void applyTo(Course course) {
            course.raise(relation, since, window);
            if (standing == Standing.IN_FORCE) {
                course.putJointly(course.sides(), standing, because);
            }
        }
    }

    /** A source says where the relation stands on the day for which it says so. */
    record Observing(Position position, Window window, EntryId because, Standing standing) implements Move {
        @Override
        public void applyTo(Course course) {
            course.report(standing, window);
            course.putJointly(course.sides(), standing, because);
            if (standing == Standing.IN_FORCE) {
                course.attestInForce(window);
            }
        }
    }

    /** Sides state where they stand. */
    record Affirming(Position position, Window window, EntryId because, Standing standing, Set<SideId> acting)
            implements Move {
        @Override
        public void applyTo(Course course) {
            course.state(acting, standing, because, null, null);
            if (standing == Standing.IN_FORCE) {
                course.attestInForce(window);
            }
        }
    }

    /** Sides propose a relation where none holds. */
    record Proposing(Position position, Window window, EntryId because, Set<SideId> proposing) implements Move {
        @Override
        public void applyTo(Course course) {
            for (SideId side : proposing) {
                if (CommonStanding.canBeProposed(course.stand(side).standing())
                        || CommonStanding.canBeProposed(course.common().standing())) {
                    course.propose(side, because);
                }
            }
        }
    }

    /** A proposal is withdrawn. */
    record Withdrawing(Position position, Window window, EntryId proposal) implements Move {
        @Override
        public void applyTo(Course course) {
            course.withdraw(proposal);
        }
    }
}
