package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1000, query side, --port",
        "1000, 0, command side, --command-port",
        "-10, 1000, management of the query side, --port",
        "1000, -10, management of the command side, --command-port"
    })
    void a_taken_port_is_named_with_the_option_that_changes_it(
            int queryOffset, int commandOffset, String use, String option) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new Ports(port + queryOffset, port + commandOffset).mustBeFree())
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("Port " + port + " (" + use)
                    .hasMessageContaining("is taken")
                    .hasMessageContaining("another with " + option + ".");
        }
    }

    @Test
    void free_ports_are_accepted() throws Exception {
        int query = Ports.anyFree();
        int command = Ports.anyFree();

        assertThatCode(() -> new Ports(query, command).mustBeFree()).doesNotThrowAnyException();
    }

    @Test
    void one_port_does_not_serve_two() {
        assertThatThrownBy(() -> new Ports(8080, 8090).mustBeFree())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("Port 8090 is wanted twice")
                .hasMessageContaining("--port");
    }

    @ParameterizedTest
    @CsvSource({"0, 8081", "65530, 8081", "8080, 70000"})
    void a_number_that_is_no_port_is_refused(int query, int command) {
        assertThatThrownBy(() -> new Ports(query, command).mustBeFree())
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("There is no port");
    }
}
