package org.citypartnerships.allinone.benchmark;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The least that the query side's server can do: answers a constant, as long as the answer that it is compared with. */
@RestController
class BareAnswer {

    static final String PATH = "/bare";

    private static volatile byte[] constant = {};

    static void mustBe(byte[] answer) {
        constant = answer.clone();
    }

    @GetMapping(PATH)
    ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(constant);
    }
}
