package org.citypartnerships.commandside.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.catalina.valves.RemoteCIDRValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Whom the doors let in: this machine alone, or others over TLS, or others through a proxy that is named. Anything else is refused
 * at the start, since passwords and tokens would cross a network for everybody to read.
 */
@Component
class Outside implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** The addresses of the proxy, as 192.0.2.7/32, separated by commas. */
    private static final String PROXY = "partnerships.proxy.addresses";

    private static final List<String> TLS =
            List.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store");
    private static final String THIS_MACHINE = "127.0.0.0/8,::1/128,";

    private final String proxy;

    Outside(Environment settings) {
        this.proxy = settings.getProperty(PROXY, "");
        boolean ownTls =
                TLS.stream().anyMatch(name -> !settings.getProperty(name, "").isBlank());
        for (String address : List.of("server.address", "management.server.address")) {
            requireSafe(address, settings.getProperty(address, ""), ownTls);
        }
    }

    /** Takes connections from the proxy alone, where one is named, and from this machine: nobody gets past it. */
    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (!proxy.isBlank()) {
            RemoteCIDRValve proxyAlone = new RemoteCIDRValve();
            proxyAlone.setUsePeerAddress(true);
            proxyAlone.setAllow(THIS_MACHINE + proxy);
            server.addEngineValves(proxyAlone);
        }
    }

    private void requireSafe(String setting, String address, boolean ownTls) {
        if (!ownTls && proxy.isBlank() && !isThisMachine(address)) {
            throw new IllegalStateException(setting + "=" + address
                    + " would let others than this machine in without TLS, so that anybody on the way could read passwords and"
                    + " tokens. Set server.ssl.bundle (or server.ssl.certificate with its key); or name the proxy that has TLS"
                    + " in " + PROXY + "=192.0.2.7/32, from which alone connections are taken then; or leave " + setting
                    + "=127.0.0.1.");
        }
    }

    private static boolean isThisMachine(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
