package org.citypartnerships.commandside.signin;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.users.Callers;
import org.citypartnerships.commandside.users.Role;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Which role each address wants. A request says who it is by {@code Authorization: Bearer TOKEN} and by nothing else: there are
 * no cookies here, so no other site can make a browser send anything in somebody's name.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final String RECORDER = Role.RECORDER.name();
    private static final String APPROVER = Role.APPROVER.name();
    private static final String AUDITOR = Role.AUDITOR.name();
    private static final String ADMINISTRATOR = Role.ADMINISTRATOR.name();

    @Bean
    SecurityFilterChain rolesOfAddresses(
            HttpSecurity http,
            AuthenticationManager tokens,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        AuthenticationEntryPoint signIn =
                (request, response, why) -> problems.resolveException(request, response, null, problem(why));
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(known -> known.securityContextRepository(ofTheRequestAlone()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/**")
                        .permitAll()
                        .requestMatchers(GET, "/commands", "/commands/*")
                        .permitAll()
                        .requestMatchers(POST, "/sessions", "/sessions/renewals", "/sessions/exchanges", "/passwords")
                        .permitAll()
                        .requestMatchers(
                                POST,
                                "/commands/ConfirmEntry",
                                "/commands/RejectEntry",
                                "/imports/*/confirmation",
                                "/imports/*/rejection")
                        .hasRole(APPROVER)
                        .requestMatchers(GET, "/waiting")
                        .hasAnyRole(RECORDER, APPROVER, AUDITOR)
                        .requestMatchers(POST, "/commands/*", "/imports")
                        .hasRole(RECORDER)
                        .requestMatchers(GET, "/imports/*")
                        .hasAnyRole(RECORDER, AUDITOR)
                        .requestMatchers("/sessions/**", "/users/me", "/users/me/**")
                        .authenticated()
                        .requestMatchers("/users", "/users/**", "/identities", "/persons/**")
                        .hasRole(ADMINISTRATOR)
                        .requestMatchers("/security-log", "/internal-readings")
                        .hasRole(AUDITOR)
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(bearer(tokens, signIn), AuthorizationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(signIn)
                        .accessDeniedHandler((request, response, why) ->
                                problems.resolveException(request, response, null, notAllowed())))
                .build();
    }

    /** The filter by itself: what else a resource server brings along looks at every request and has nothing to do here. */
    private static BearerTokenAuthenticationFilter bearer(
            AuthenticationManager tokens, AuthenticationEntryPoint signIn) {
        BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(tokens);
        filter.setSecurityContextRepository(ofTheRequestAlone());
        filter.setAuthenticationEntryPoint(signIn);
        filter.setAuthenticationFailureHandler(signIn::commence);
        return filter;
    }

    private static SecurityContextRepository ofTheRequestAlone() {
        return new RequestAttributeSecurityContextRepository();
    }

    /** Tells who sent a token. */
    @Bean
    AuthenticationManager tokenHolders(Callers callers) {
        return authentication -> {
            String token = ((BearerTokenAuthenticationToken) authentication).getToken();
            try {
                return new SignedIn(
                        callers.of(token).orElseThrow(() -> new InvalidBearerTokenException("not good any more")));
            } catch (DataAccessException unanswered) {
                throw new AuthenticationServiceException("whose token it is can't be found out", unanswered);
            }
        };
    }

    /** Nobody signs in with a name and a password in a header: without this bean Boot would make a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    /** What is no request at all never reaches us: the server answers it, in as few words as can be. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noPagesOfTheServer() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new BareProblem()));
    }

    /** What is refused before it reaches any door. */
    @Bean
    HttpFirewall firewall() {
        return StrangeRequests.firewall();
    }

    /** Where the database did not say whose a token is, that is the problem, and not the token. */
    private static Exception problem(AuthenticationException why) {
        return why.getCause() instanceof DataAccessException unanswered ? unanswered : notSignedIn(why);
    }

    private static Refused notSignedIn(Exception why) {
        return new Refused(
                Reason.NOT_SIGNED_IN,
                why instanceof InvalidBearerTokenException
                        ? "this token is not good any more, or never was: sign in again, or make another"
                        : "send the header Authorization: Bearer TOKEN; POST /sessions gives a token for a name and a"
                                + " password");
    }

    private static Refused notAllowed() {
        return new Refused(
                Reason.NOT_ALLOWED,
                "your roles, or the scopes of your token, do not allow it: GET /users/me says what they are, and an"
                        + " administrator gives others");
    }
}
