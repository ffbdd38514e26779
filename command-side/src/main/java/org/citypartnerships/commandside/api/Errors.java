package org.citypartnerships.commandside.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Where a request ends that was refused before it reached its address: answered by {@link Problems} as any other. */
@Controller
class Errors implements ErrorController {

    @RequestMapping("/error")
    void tell(HttpServletRequest request) throws IOException, NoResourceFoundException {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), "", "/error");
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus known = status instanceof Integer code ? HttpStatus.resolve(code) : null;
        if (known != null && known.is4xxClientError()) {
            throw new ResponseStatusException(known);
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            throw new IOException(failure);
        }
        throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
