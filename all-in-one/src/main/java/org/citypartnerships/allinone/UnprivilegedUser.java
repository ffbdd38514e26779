package org.citypartnerships.allinone;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How root runs the programs of PostgreSQL, which refuse to serve root.
 *
 * <p>In a user namespace of its own ({@code unshare --user}) the same process is nobody in particular: it owns root's files and has none
 * of root's other rights.
 */
final class UnprivilegedUser {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final List<String> UNSHARE = List.of("unshare", "--user");

    private final List<String> prefix;

    private UnprivilegedUser(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * Finds out how this process may run PostgreSQL.
     *
     * @throws CannotStart if it is root and the machine allows no user namespaces
     */
    static UnprivilegedUser ofThisProcess() {
        if (!isRoot()) {
            return new UnprivilegedUser(List.of());
        }
        if (!canUnshare()) {
            throw new CannotStart("PostgreSQL refuses to run as root, and here root may not give its rights away"
                    + " (\"unshare --user\" fails): start as an ordinary user.");
        }
        return new UnprivilegedUser(UNSHARE);
    }

    List<String> running(List<String> command) {
        return joined(prefix, command);
    }

    static boolean isRoot() {
        return !PostgresBinaries.isWindows() && new UnixSystem().getUid() == 0;
    }

    private static boolean canUnshare() {
        try {
            Tool.Outcome who = Tool.run(joined(UNSHARE, List.of("id", "-u")), BOUND);
            return who.succeeded() && !who.output().equals("0");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> whole = new ArrayList<>(first);
        whole.addAll(second);
        return whole;
    }
}
