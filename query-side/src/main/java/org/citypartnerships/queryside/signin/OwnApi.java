package org.citypartnerships.queryside.signin;

import java.util.List;
import org.citypartnerships.queryside.signin.Who.Grant;
import org.citypartnerships.queryside.web.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/me}: who one is here, and what one may do. */
@RestController
class OwnApi {

    /** Somebody's id and roles. */
    record Me(String userId, List<Grant> roles) {}

    @GetMapping("/api/me")
    ResponseEntity<Me> me(@AuthenticationPrincipal @Nullable Who who) {
        if (who == null) {
            throw Refusal.notSignedIn();
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Me(who.userId(), who.grants()));
    }
}
