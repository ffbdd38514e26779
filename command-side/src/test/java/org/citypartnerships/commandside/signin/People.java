package org.citypartnerships.commandside.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.citypartnerships.commandside.RunningCommandSide;
import org.citypartnerships.commandside.RunningCommandSide.Reply;
import org.citypartnerships.commandside.users.Grant;
import org.citypartnerships.commandside.users.Role;
import org.citypartnerships.commandside.users.Sessions;
import org.citypartnerships.commandside.users.User;
import org.citypartnerships.commandside.users.Users;

/** Signs people in at a running command side, the first administrator first. */
final class People {

    static final String PASSWORD = "kanal-laterne-winter-eisbrecher";
    /** A header that says nothing, so that a request goes out without the operator's token. */
    static final String[] NOBODY = {"Authorization", ""};

    private final RunningCommandSide side;
    private final String[] administrator;

    People(RunningCommandSide side) {
        this.side = side;
        choosePassword("admin", firstPassword());
        this.administrator =
                bearer(signIn("admin", PASSWORD).body().path("token").asString());
    }

    /** The password that the first start left in its file. */
    String firstPassword() {
        try {
            return Files.readAllLines(side.firstPassword()).get(1).substring("password: ".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The header of the administrator. */
    String[] administrator() {
        return administrator;
    }

    /** Somebody with these roles for all municipalities, signed in; tells the header. */
    static String[] signedIn(RunningCommandSide side, String name, Role... roles) {
        return signedIn(
                side,
                name,
                List.of(roles).stream().map(role -> new Grant(role, null)).toArray(Grant[]::new));
    }

    /** Somebody with these roles, signed in; tells the header. */
    static String[] signedIn(RunningCommandSide side, String name, Grant... grants) {
        Users users = side.bean(Users.class);
        String id = users.add(User.Kind.PERSON, User.LOCAL, name).userId();
        users.give(id, List.of(grants));
        return bearer(side.bean(Sessions.class).begin(id).token().token());
    }

    /** Adds somebody who has chosen the password; tells the id. */
    String add(String name, Role... roles) {
        String given = String.join(
                ",",
                List.of(roles).stream()
                        .map(role -> "{\"role\":\"" + role + "\"}")
                        .toList());
        Reply added = side.ask(
                "POST",
                "/users",
                "{\"kind\":\"PERSON\",\"name\":\"%s\",\"roles\":[%s]}".formatted(name, given),
                administrator);
        choosePassword(name, added.body().path("oneTimePassword").asString());
        return added.body().path("userId").asString();
    }

    Reply signIn(String name, String password) {
        return side.ask("POST", "/sessions", "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, password), NOBODY);
    }

    Reply choosePassword(String name, String old) {
        return choosePassword(name, old, PASSWORD);
    }

    Reply choosePassword(String name, String old, String another) {
        return side.ask(
                "POST",
                "/passwords",
                "{\"name\":\"%s\",\"password\":\"%s\",\"newPassword\":\"%s\"}".formatted(name, old, another),
                NOBODY);
    }

    static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }
}
