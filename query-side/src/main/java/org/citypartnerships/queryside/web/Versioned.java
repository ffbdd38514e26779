package org.citypartnerships.queryside.web;

import org.springframework.http.ResponseEntity;

/** An answer about one stream: its {@code ETag} is the stream's sequence, so {@code If-None-Match} spares reading it again. */
public interface Versioned {

    /** The sequence of the last event in the stream. */
    long sequence();

    /** The answer with its {@code ETag}; Spring answers 304 where the reader has it already. */
    static <T extends Versioned> ResponseEntity<T> answer(T answer) {
        return ResponseEntity.ok().eTag("\"" + answer.sequence() + "\"").body(answer);
    }
}
