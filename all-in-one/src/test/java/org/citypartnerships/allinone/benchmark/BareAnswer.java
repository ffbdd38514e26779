package org.citypartnerships.allinone.benchmark;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that the query side's server can do behind the same doors: a constant as long as the answer it is compared with. */
@RestController
class BareAnswer {

    static final String PATH = "/api/bare";

    private static volatile byte[] constant = {};

    static void mustBe(byte[] answer) {
        constant = answer.clone();
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(constant);
    }
}
