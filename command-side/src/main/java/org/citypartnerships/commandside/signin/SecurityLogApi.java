package org.citypartnerships.commandside.signin;

import java.util.List;
import java.util.Map;
import org.citypartnerships.commandside.users.SecurityLog;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /security-log}: who signed in, was refused, or changed what somebody may do; the latest first. */
@RestController
class SecurityLogApi {

    private final SecurityLog log;

    SecurityLogApi(SecurityLog log) {
        this.log = log;
    }

    /** A page of 100 lines; {@code before} is the last line of the page before. */
    @GetMapping("/security-log")
    Map<String, List<SecurityLog.Line>> page(@RequestParam(defaultValue = "9223372036854775807") long before) {
        return Map.of("lines", log.before(before));
    }
}
