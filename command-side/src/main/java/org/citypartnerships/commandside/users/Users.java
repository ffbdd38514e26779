package org.citypartnerships.commandside.users;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who may sign in, and the roles they have. */
@Repository
public class Users {

    private static final String SELECT = """
            SELECT u.user_id, u.kind, u.issuer, u.subject, u.disabled_at IS NOT NULL AS disabled,
                   array_remove(array_agg(r.role || ' ' || r.municipality ORDER BY r.role, r.municipality), NULL) AS roles
            FROM command.user_account u LEFT JOIN command.user_role r USING (user_id)
            WHERE %s
            GROUP BY u.user_id
            ORDER BY u.kind, u.issuer, u.subject
            """;
    private static final String BY_ID = SELECT.formatted("u.user_id = :id");
    private static final String BY_NAME = SELECT.formatted("u.issuer = :issuer AND u.subject = :subject");
    private static final String ALL = SELECT.formatted("true");

    private static final String ADD = """
            INSERT INTO command.user_account (user_id, kind, issuer, subject) VALUES (:id, :kind, :issuer, :subject)
            """;
    private static final String TAKE_ROLES = "DELETE FROM command.user_role WHERE user_id = :id";
    private static final String GIVE_ROLE = """
            INSERT INTO command.user_role (user_id, role, municipality) VALUES (:id, :role, :municipality)
            ON CONFLICT DO NOTHING
            """;
    private static final String DISABLE = """
            UPDATE command.user_account SET disabled_at = CASE WHEN :disabled THEN coalesce(disabled_at, now()) END
            WHERE user_id = :id
            """;
    private static final String ADMINISTRATORS = """
            SELECT count(*) FROM command.user_account u JOIN command.user_role r USING (user_id)
            WHERE r.role = 'ADMINISTRATOR' AND u.kind = 'PERSON' AND u.disabled_at IS NULL
            """;
    /** Two administrators who take each other's role at the same time would leave none. */
    private static final String ONE_AT_A_TIME = "LOCK TABLE command.user_role IN SHARE ROW EXCLUSIVE MODE";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int ID_LETTERS = 16;

    private final JdbcClient jdbc;

    Users(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The user with this id. */
    public Optional<User> find(String userId) {
        return jdbc.sql(BY_ID).param("id", userId).query(Users::user).optional();
    }

    /** The user whom this issuer calls so; {@link User#LOCAL} for those who have their password here. */
    public Optional<User> find(String issuer, String subject) {
        return jdbc.sql(BY_NAME)
                .param("issuer", issuer)
                .param("subject", subject)
                .query(Users::user)
                .optional();
    }

    /** Everybody. */
    public List<User> all() {
        return jdbc.sql(ALL).query(Users::user).list();
    }

    /**
     * Adds somebody who may do nothing yet.
     *
     * @throws Refused with USER_EXISTS if the issuer calls somebody else so already
     */
    public User add(User.Kind kind, String issuer, String subject) {
        String id = kind == User.Kind.MACHINE ? subject : "u-" + letters();
        try {
            jdbc.sql(ADD)
                    .param("id", id)
                    .param("kind", kind.name())
                    .param("issuer", issuer)
                    .param("subject", subject)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new Refused(Reason.USER_EXISTS, "somebody is called '" + subject + "' already: choose another name");
        }
        return new User(id, kind, issuer, subject, false, List.of());
    }

    /**
     * Gives a user these roles instead of all others.
     *
     * @throws Refused with LAST_ADMINISTRATOR if nobody were left who can give roles
     */
    @Transactional
    public void give(String userId, List<Grant> grants) {
        jdbc.sql(ONE_AT_A_TIME).update();
        boolean governed = administrators() > 0;
        jdbc.sql(TAKE_ROLES).param("id", userId).update();
        for (Grant grant : grants) {
            jdbc.sql(GIVE_ROLE)
                    .param("id", userId)
                    .param("role", grant.role().name())
                    .param("municipality", grant.municipality() == null ? "" : grant.municipality())
                    .update();
        }
        requireAnAdministrator(governed);
    }

    /**
     * Shuts a user out, or lets the user in again.
     *
     * @throws Refused with LAST_ADMINISTRATOR if nobody were left who can give roles
     */
    @Transactional
    public void disable(String userId, boolean disabled) {
        jdbc.sql(ONE_AT_A_TIME).update();
        boolean governed = administrators() > 0;
        jdbc.sql(DISABLE).param("id", userId).param("disabled", disabled).update();
        requireAnAdministrator(governed);
    }

    /** How many people can give and take roles. */
    long administrators() {
        return jdbc.sql(ADMINISTRATORS).query(Long.class).single();
    }

    private void requireAnAdministrator(boolean governed) {
        if (governed && administrators() == 0) {
            throw new Refused(
                    Reason.LAST_ADMINISTRATOR,
                    "nobody would be left to give roles: make somebody else administrator first");
        }
    }

    private static String letters() {
        StringBuilder letters = new StringBuilder(ID_LETTERS);
        for (int i = 0; i < ID_LETTERS; i++) {
            letters.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    static User user(ResultSet row, int number) throws SQLException {
        return new User(
                row.getString("user_id"),
                User.Kind.valueOf(row.getString("kind")),
                row.getString("issuer"),
                row.getString("subject"),
                row.getBoolean("disabled"),
                grants(row.getArray("roles")));
    }

    private static List<Grant> grants(Array roles) throws SQLException {
        List<Grant> grants = new ArrayList<>();
        for (String role : (String[]) roles.getArray()) {
            int space = role.indexOf(' ');
            String municipality = role.substring(space + 1);
            grants.add(new Grant(Role.valueOf(role.substring(0, space)), municipality.isEmpty() ? null : municipality));
        }
        return grants;
    }
}
