package org.citypartnerships.queryside.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.mock.env.MockEnvironment;

/** Whom the doors let in. */
class OutsideTest {

    private static MockEnvironment listeningOn(String address) {
        return new MockEnvironment()
                .withProperty("server.address", address)
                .withProperty("management.server.address", "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1", "localhost"})
    void this_machine_needs_neither_tls_nor_proxy(String address) {
        assertThat(new Outside(listeningOn(address)).isEncrypted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", ""})
    void others_are_let_in_only_over_tls_or_through_a_proxy_that_is_named(String address) {
        assertThatThrownBy(() -> new Outside(listeningOn(address)))
                .hasMessageContainingAll(
                        "server.ssl.bundle", "partnerships.proxy.addresses", "server.address=127.0.0.1");

        assertThat(new Outside(listeningOn(address).withProperty("server.ssl.bundle", "ours")).isEncrypted())
                .isTrue();
        assertThat(new Outside(listeningOn(address).withProperty("partnerships.proxy.addresses", "192.0.2.7/32"))
                        .isEncrypted())
                .isFalse();
    }

    @Test
    void the_management_door_is_no_exception() {
        MockEnvironment settings = listeningOn("127.0.0.1").withProperty("management.server.address", "0.0.0.0");
        assertThatThrownBy(() -> new Outside(settings)).hasMessageContaining("management.server.address");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "192.0.2.7/32, 1"})
    void a_proxy_that_is_named_is_the_only_one_to_connect(String proxy, int valves) {
        TomcatServletWebServerFactory server = new TomcatServletWebServerFactory();
        new Outside(listeningOn("127.0.0.1").withProperty("partnerships.proxy.addresses", proxy)).customize(server);
        assertThat(server.getEngineValves()).hasSize(valves);
    }
}
