package org.citypartnerships.commandside.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Grant;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.storage.CommandNames;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code docs/rights.md} says who may do what: every role at every address, and with every command. */
class RightsTest {

    private static final Path DOCUMENTED = Path.of("../docs/rights.md");
    private static final String OF_THE_OTHER_SIDE = "## The query side";
    private static final String ANYBODY = "anybody";

    @Test
    void every_role_may_do_at_every_address_what_is_documented_and_nothing_else() throws IOException {
        Map<String, Set<String>> documented = documented();
        try (RunningCommandSide side = RunningCommandSide.start()) {
            assertThat(addresses(side)).isEqualTo(documented.keySet());
            List<String> otherwise = new ArrayList<>();
            for (String who : everybody()) {
                for (Map.Entry<String, Set<String>> one : documented.entrySet()) {
                    boolean may = mayAsk(side, one.getKey(), header(side, who));
                    if (may != one.getValue().contains(who)) {
                        otherwise.add(who + (may ? " may " : " may not ") + one.getKey());
                    }
                }
            }
            assertThat(otherwise).isEmpty();
        }
    }

    @Test
    void every_command_is_recorded_by_recorders_alone_and_judged_by_approvers_alone() {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            List<String> otherwise = new ArrayList<>();
            for (String who : everybody()) {
                String[] header = header(side, who);
                for (String command : CommandNames.all()) {
                    boolean may = mayAsk(side, "POST /commands/" + command + "?dryRun=true", header);
                    if (may != who.equals(CommandNames.isJudgement(command) ? "approver" : "recorder")) {
                        otherwise.add(who + (may ? " may " : " may not ") + command);
                    }
                }
            }
            assertThat(otherwise).isEmpty();
        }
    }

    @Test
    void who_audits_or_administers_does_so_for_all() {
        try (RunningCommandSide side = RunningCommandSide.start()) {
            String[] limited = People.signedIn(
                    side,
                    "of-one-town",
                    new Grant(Role.ADMINISTRATOR, "party:murmansk-ru"),
                    new Grant(Role.AUDITOR, "party:murmansk-ru"));
            String more = "{\"roles\":[{\"role\":\"ADMINISTRATOR\",\"municipality\":\"party:murmansk-ru\"}]}";

            assertThat(side.get("/users", limited).code()).isEqualTo("NOT_ALLOWED");
            assertThat(side.get("/security-log", limited).code()).isEqualTo("NOT_ALLOWED");
            String user = side.get("/users/me", limited).body().path("userId").asString();
            Reply given = side.ask("PUT", "/users/" + user + "/roles", more, header(side, "administrator"));
            assertThat(given.code()).as(given.body().toString()).isEqualTo("INVALID_FIELDS");
        }
    }

    private final Map<String, String[]> headers = new LinkedHashMap<>();

    /** Each asks with a session of its own role alone; who signs out does so with a session begun for that. */
    private String[] header(RunningCommandSide side, String who) {
        if (who.equals(ANYBODY)) {
            return People.NOBODY;
        }
        return headers.computeIfAbsent(
                who, role -> People.signedIn(side, role, Role.valueOf(role.toUpperCase(Locale.ROOT))));
    }

    private static boolean mayAsk(RunningCommandSide side, String address, String[] header) {
        String[] parts = address.split(" ", 2);
        String path = parts[1].replaceAll("\\{[^}]+}", "none");
        if (parts[0].equals("DELETE") && path.equals("/sessions/current") && header != People.NOBODY) {
            String another = side.ask("POST", "/sessions/current/renewal", "", header)
                    .body()
                    .path("token")
                    .asString();
            // Signing out ends the session that the other questions go on with: that it would be allowed is seen by
            // renewing.
            return !another.isEmpty();
        }
        Reply reply = side.ask(parts[0], path, parts[0].equals("GET") ? "" : "{\"none\":1}", header);
        return !Set.of("NOT_SIGNED_IN", "NOT_ALLOWED").contains(reply.code()) && reply.status() < 500;
    }

    private static List<String> everybody() {
        List<String> everybody = new ArrayList<>(List.of(ANYBODY));
        for (Role role : Role.values()) {
            everybody.add(role.name().toLowerCase(Locale.ROOT));
        }
        return everybody;
    }

    private static Set<String> addresses(RunningCommandSide side) {
        Set<String> addresses = new TreeSet<>();
        side.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().startsWith("org.citypartnerships")) {
                for (String path : mapping.getPatternValues()) {
                    mapping.getMethodsCondition().getMethods().forEach(verb -> addresses.add(verb + " " + path));
                }
            }
        });
        return addresses;
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> documented = new TreeMap<>();
        List<String> heads = List.of();
        for (String line : Files.readAllLines(DOCUMENTED)) {
            if (line.equals(OF_THE_OTHER_SIDE)) {
                break;
            }
            List<String> cells =
                    List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
            if (line.startsWith("| address")) {
                heads = cells;
            } else if (line.startsWith("| `")) {
                Set<String> who = new TreeSet<>();
                for (int i = 2; i < cells.size(); i++) {
                    if (cells.get(i).equals("yes")) {
                        who.add(heads.get(i));
                    }
                }
                documented.put(cells.get(1).replace("`", ""), who);
            }
        }
        return documented;
    }
}
