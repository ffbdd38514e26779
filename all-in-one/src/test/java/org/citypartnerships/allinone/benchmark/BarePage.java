package org.citypartnerships.allinone.benchmark;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The least that a page can be: what stands around every page, a heading, and no question to the database. */
@Controller
class BarePage {

    static final String PATH = "/bare";

    @GetMapping(PATH)
    String page() {
        return "bare";
    }
}
