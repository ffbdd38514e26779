package org.citypartnerships.queryside.pages;

import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /newest}: the position that the overview would be computed at, by which an open page sees that there is something new. */
@RestController
class NewestPosition {

    @GetMapping(path = "/newest", produces = MediaType.TEXT_PLAIN_VALUE)
    @ReadsFrom({"partnerships", "parties", "sources", "figures", "timeline", "attention"})
    ResponseEntity<String> newest(Moment moment) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(moment.ask(position -> Long.toString(position)));
    }
}
