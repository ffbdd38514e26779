package org.citypartnerships.commandside.users;

import java.util.List;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.SecurityLog.What;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Adds people and machines with everything that they start with, or nothing of it. */
@Repository
public class NewUsers {

    private final Users users;
    private final Passwords passwords;
    private final SecurityLog log;

    NewUsers(Users users, Passwords passwords, SecurityLog log) {
        this.users = users;
        this.passwords = passwords;
        this.log = log;
    }

    /**
     * Somebody who was added.
     *
     * @param userId the new id
     * @param oneTimePassword what a person chooses a password with; null for a machine
     */
    public record Added(String userId, @Nullable String oneTimePassword) {}

    /**
     * Adds somebody with these roles: a person with a password that is good once, a machine without any.
     *
     * @param by the administrator who does it; null at the first start
     * @throws Refused with USER_EXISTS if somebody is called so already
     */
    @Transactional
    public Added add(User.Kind kind, String name, List<Grant> grants, @Nullable String by) {
        String id = users.add(kind, User.LOCAL, name).userId();
        // Hashed before the roles are given: that takes long, and roles are given by one at a time.
        String password = kind == User.Kind.PERSON ? passwords.setOneTime(id) : null;
        users.give(id, grants);
        log.write(What.USER_ADDED, id, by, grants.toString());
        return new Added(id, password);
    }
}
