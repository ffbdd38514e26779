package org.citypartnerships.queryside.signin;

import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * What Spring Security knows of whoever sent a good token or has a session: who it is, the roles as authorities
 * ROLE_RECORDER …, and the token to act with. It is made anew for each request and never kept.
 */
final class SignedIn extends AbstractAuthenticationToken {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Who who;
    private final transient String token;

    SignedIn(Who who, String token) {
        super(who.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.who = who;
        this.token = token;
        setAuthenticated(true);
    }

    /** The token by which the command side knows this user. */
    String token() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Who getPrincipal() {
        return who;
    }

    @Serial
    private void writeObject(ObjectOutputStream out) throws NotSerializableException {
        throw new NotSerializableException("a token is kept in a session only, sealed");
    }
}
