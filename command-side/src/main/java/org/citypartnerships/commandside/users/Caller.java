package org.citypartnerships.commandside.users;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whoever a request comes from, with what the user may do as far as the token in use goes. */
public final class Caller implements Principal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String userId;
    private final String issuer;
    private final boolean person;
    private final @Nullable String sessionId;
    private final transient List<Grant> grants;

    Caller(User account, @Nullable Set<TokenScope> scopes, @Nullable String sessionId) {
        this.userId = account.userId();
        this.issuer = account.issuer();
        this.person = account.kind() == User.Kind.PERSON;
        this.sessionId = sessionId;
        this.grants = account.grants().stream()
                .filter(grant -> person || (grant.role() != Role.APPROVER && grant.role() != Role.ADMINISTRATOR))
                .filter(grant -> grant.municipality() == null || grant.role().isLimitable())
                .filter(grant -> scopes == null || scopes.stream().anyMatch(scope -> scope.covers(grant.role())))
                .toList();
    }

    /** The user's id. */
    public String userId() {
        return userId;
    }

    /** Issuer and id, as the metadata of events name it: {@code local#u-7k3m…}. */
    public String recordedBy() {
        return issuer + "#" + userId;
    }

    /** Whether somebody signed in with a name and a password or through a provider, and no token of their own is in use. */
    public boolean isSignedIn() {
        return person && sessionId != null;
    }

    /** The session that the token belongs to; null for an access token. */
    public @Nullable String sessionId() {
        return sessionId;
    }

    /** The roles, each once. */
    public Set<Role> roles() {
        Set<Role> roles = new TreeSet<>();
        grants.forEach(grant -> roles.add(grant.role()));
        return roles;
    }

    /** The roles with what they are limited to. */
    public List<Grant> grants() {
        return grants;
    }

    /** The parties for which it has the role; empty if for all. Ask only whoever has it. */
    public Set<String> municipalities(Role role) {
        Set<String> municipalities = new TreeSet<>();
        for (Grant grant : grants) {
            if (grant.role() != role) {
                continue;
            }
            if (grant.municipality() == null) {
                return Set.of();
            }
            municipalities.add(grant.municipality());
        }
        return municipalities;
    }

    @Override
    public String getName() {
        return userId;
    }
}
