package org.citypartnerships.commandside.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.citypartnerships.commandside.users.Caller;
import org.citypartnerships.commandside.users.SecurityLog;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /security-log}: who signed in, was refused, or changed what somebody may do; the latest first. */
@RestController
class SecurityLogApi {

    private final SecurityLog log;

    SecurityLogApi(SecurityLog log) {
        this.log = log;
    }

    /** Writes down that whoever asks reads entries that are not for everybody: the query side does so before it tells them. */
    @PostMapping(path = "/internal-readings", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reads(@AuthenticationPrincipal Caller caller, HttpServletRequest http) throws IOException {
        log.write(
                What.INTERNAL_READ,
                caller.userId(),
                null,
                Fields.of(http, "address").text("address"));
    }

    /** A page of 100 lines; {@code before} is the last line of the page before. */
    @GetMapping("/security-log")
    Map<String, List<SecurityLog.Line>> page(@RequestParam(defaultValue = "9223372036854775807") long before) {
        return Map.of("lines", log.before(before));
    }
}
