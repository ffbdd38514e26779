package org.citypartnerships.queryside.partnerships;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.partnerships.CurrentPartnerships.Current;
import org.citypartnerships.queryside.web.AnswerMemory;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Partnerships as they stand today, as JSON. An answer is given again as long as the readers of its rows have read nothing more
 * and made none anew. Where the readers are is known from a moment ago ({@link Positions#lately}), so that most answers do not ask
 * the database at all.
 */
@Component
class KeptAnswers {

    private final CurrentPartnerships current;
    private final Positions positions;
    private final VersionedAnswers answers;
    private final Clock clock;
    private final AnswerMemory memory = new AnswerMemory();

    KeptAnswers(CurrentPartnerships current, Positions positions, VersionedAnswers answers, Clock clock) {
        this.current = current;
        this.positions = positions;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What an answer holds for.
     *
     * @param today the day that it is about
     * @param tokens the tokens of the readers of its rows
     */
    private record Then(LocalDate today, List<String> tokens) {}

    /** The answer about a partnership; empty if that was not written down before, or if there is none. */
    Optional<ResponseEntity<byte[]>> find(String partnership) {
        return memory.find(partnership, this::now)
                .or(() -> current.find(partnership).map(found -> keep(partnership, found)));
    }

    private Then now() {
        return new Then(LocalDate.now(clock), positions.lately(CurrentPartnerships.READERS));
    }

    private ResponseEntity<byte[]> keep(String partnership, Current found) {
        Positions.At read = found.read();
        ResponseEntity<byte[]> answer = answers.of(found.sequence(), read.position(), found.json());
        if (!read.tokens().isEmpty()) {
            memory.keep(partnership, new Then(found.today(), read.tokens()), read.position(), answer);
        }
        return answer;
    }
}
