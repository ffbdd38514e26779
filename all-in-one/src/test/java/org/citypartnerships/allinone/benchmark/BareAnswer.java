package org.citypartnerships.allinone.benchmark;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that the query side's server can do behind the same doors: a constant as long as the answer it is compared with; and the
 * least that an answer from the database can cost there: the same constant after {@code SELECT 1}.
 */
@RestController
class BareAnswer {

    static final String PATH = "/api/bare";
    static final String PATH_OF_ONE_TRIP = "/api/bare-after-a-round-trip";

    private static volatile byte[] constant = {};

    private final JdbcTemplate database;

    BareAnswer(JdbcTemplate database) {
        this.database = database;
    }

    static void mustBe(byte[] answer) {
        constant = answer.clone();
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(constant);
    }

    @GetMapping(PATH_OF_ONE_TRIP)
    ResponseEntity<byte[]> answerAfterARoundTrip() {
        Integer one = database.queryForObject("SELECT 1", Integer.class);
        if (one == null) {
            throw new IllegalStateException("The database did not answer");
        }
        return answer();
    }
}
