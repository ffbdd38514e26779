package org.citypartnerships.queryside.partnerships;

import java.time.Clock;
import java.util.Optional;
import org.citypartnerships.queryside.following.Positions;
import org.citypartnerships.queryside.partnerships.CurrentPartnerships.Current;
import org.citypartnerships.queryside.web.AnswerMemory;
import org.citypartnerships.queryside.web.AnswerMemory.Then;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Partnerships as they stand today, as JSON, each kept as long as it holds. */
@Component
class KeptAnswers {

    private static final long PART_OF_HEAP = 8;
    private static final long BYTES_MAX = 256L << 20;

    private final CurrentPartnerships current;
    private final VersionedAnswers answers;
    private final AnswerMemory<Beside> memory;

    KeptAnswers(CurrentPartnerships current, Positions positions, VersionedAnswers answers, Clock clock) {
        this.current = current;
        this.answers = answers;
        this.memory = new AnswerMemory<>(
                positions, clock, Math.min(BYTES_MAX, Runtime.getRuntime().maxMemory() / PART_OF_HEAP));
    }

    private record Beside(long position, String tag) {}

    /** The answer about a partnership; empty if that was not written down before, or if there is none. */
    Optional<ResponseEntity<byte[]>> find(String partnership) {
        return memory.find(partnership)
                .map(kept ->
                        VersionedAnswers.of(kept.beside().tag(), kept.beside().position(), kept.text()))
                .or(() -> current.find(partnership).map(found -> keep(partnership, found)));
    }

    private ResponseEntity<byte[]> keep(String partnership, Current found) {
        Positions.At read = found.read();
        ResponseEntity<byte[]> answer = answers.of(found.sequence(), read.position(), found.json());
        byte[] json = answer.getBody();
        String tag = answer.getHeaders().getETag();
        if (json != null && tag != null) {
            Then then = new Then(found.today(), CurrentPartnerships.READERS, read.tokens());
            memory.keep(partnership, then, "partnership", new Beside(read.position(), tag), json);
        }
        return answer;
    }
}
