package org.citypartnerships.queryside.signin;

import static org.springframework.http.HttpMethod.GET;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.citypartnerships.queryside.web.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.util.unit.DataSize;

/**
 * Which role each address wants; {@code docs/rights.md} has the table. Programs say who they are by {@code Authorization: Bearer
 * TOKEN}, browsers by their session.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

    private static final DataSize PIECE = DataSize.ofKilobytes(32);

    private static final String AUDITOR = Role.AUDITOR.name();
    private static final String APPROVER = Role.APPROVER.name();
    private static final String RECORDER = Role.RECORDER.name();

    /** Who may read without signing in, and what. */
    enum Anonymous {
        /** Nobody reads anything. */
        NOTHING,
        /** Everybody reads what is confirmed and public. */
        PUBLIC,
        /** Everybody reads, besides, how it came to be: every version of an entry, and the state after each event. */
        HISTORY
    }

    /** The management port, which never leaves the machine. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) {
        return bare(http)
                .securityMatcher("/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Programs. A browser's session counts too, for the links of pages; nothing can be changed here, and no session is made. */
    @Bean
    @Order(2)
    SecurityFilterChain rolesOfTheApi(
            HttpSecurity http,
            SessionUsers users,
            AuthenticationManager tokens,
            @Value("${partnerships.anonymous:PUBLIC}") Anonymous anonymous) {
        return bare(http)
                .securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(users))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> roles(requests, anonymous))
                .oauth2ResourceServer(bearer -> bearer.authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(
                                (request, response, why) -> refuse(request, response, notSignedIn(why)))
                        .accessDeniedHandler(
                                (request, response, why) -> refuse(request, response, Refusal.notAllowed())))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, why) -> refuse(request, response, notSignedIn(why)))
                        .accessDeniedHandler(
                                (request, response, why) -> refuse(request, response, Refusal.notAllowed())))
                .build();
    }

    /** Pages. Every form carries a token of its session, so that no other site can send one. */
    @Bean
    @Order(3)
    SecurityFilterChain rolesOfPages(
            HttpSecurity http,
            SessionUsers users,
            Provider provider,
            Vouching vouching,
            @Value("${partnerships.anonymous:PUBLIC}") Anonymous anonymous) {
        if (provider.isSet()) {
            signInWith(provider, vouching, http);
        }
        return bare(http)
                .csrf(tokens -> tokens.requireCsrfProtectionMatcher(Doors::comesFromOutside))
                .securityContext(context -> context.securityContextRepository(users))
                // Whoever signs in gets another session by Browsers. A change of its id besides would leave the one
                // before it
                // in the database, where it would be found again.
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED)
                        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none))
                .authorizeHttpRequests(requests -> roles(requests, anonymous))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, why) -> signInOrRefuse(request, response, why))
                        .accessDeniedHandler((request, response, why) -> refuse(
                                request,
                                response,
                                why instanceof CsrfException ? staleForm(request) : Refusal.notAllowed())))
                .build();
    }

    /** The code flow of OpenID Connect with state, nonce and PKCE. What comes of it is the command side's to judge. */
    private static void signInWith(Provider provider, Vouching vouching, HttpSecurity http) {
        http.oauth2Login(login -> login.clientRegistrationRepository(provider.registration())
                .authorizedClientRepository(new NothingKept())
                .loginPage("/sign-in")
                .authorizationEndpoint(
                        departure -> departure.baseUri("/sign-in").authorizationRequestRepository(new Journeys()))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(provider.tokens()))
                .redirectionEndpoint(back -> back.baseUri(Provider.RETURN))
                .userInfoEndpoint(
                        about -> about.oidcUserService(vouched -> new DefaultOidcUser(List.of(), vouched.getIdToken())))
                .successHandler(vouching)
                .failureHandler(vouching));
    }

    private static HttpSecurity bare(HttpSecurity http) {
        return http.headers(AbstractHttpConfigurer::disable) // those of web.Headers stand on every answer
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable);
    }

    private static void roles(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            Anonymous anonymous) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(
                        "/sign-in",
                        Provider.DEPARTURE,
                        Provider.RETURN,
                        "/sign-out",
                        "/password",
                        "/*.css",
                        "/*.js",
                        "/*.svg",
                        "/favicon.ico")
                .permitAll()
                .requestMatchers(InternalReadings::asksForWhatIsInternal)
                .hasRole(AUDITOR)
                .requestMatchers(
                        "/audit/**",
                        "/events",
                        "/live",
                        "/partnerships/*/replay",
                        "/partnerships/*/entries/**",
                        "/api/events",
                        "/api/live",
                        "/api/partnerships/*/replay",
                        "/api/partnerships/*/replay.csv",
                        "/api/partnerships/*/entries/**")
                .access(anonymous == Anonymous.HISTORY ? anybody() : AuthorityAuthorizationManager.hasRole(AUDITOR))
                .requestMatchers(Doors::asksForWhatWaits)
                .access(
                        anonymous == Anonymous.HISTORY
                                ? anybody()
                                : AuthorityAuthorizationManager.hasAnyRole(RECORDER, APPROVER, AUDITOR))
                .requestMatchers("/operations/**", "/users/**")
                .hasRole(Role.ADMINISTRATOR.name())
                .requestMatchers("/record/**", "/import/**")
                .hasRole(RECORDER)
                .requestMatchers("/my-work/**")
                .hasAnyRole(RECORDER, APPROVER)
                .anyRequest()
                .access(reading(anonymous));
    }

    /** Entries that wait for a second person are asked for by {@code confirmation=waiting} or {@code any}. */
    private static boolean asksForWhatWaits(HttpServletRequest request) {
        String confirmation = InternalReadings.isRead(request) ? request.getParameter("confirmation") : null;
        return confirmation != null && !confirmation.equals("confirmed");
    }

    private static AuthorizationManager<RequestAuthorizationContext> anybody() {
        return (who, context) -> new AuthorizationDecision(true);
    }

    private static AuthorizationManager<RequestAuthorizationContext> reading(Anonymous anonymous) {
        return anonymous == Anonymous.NOTHING ? AuthenticatedAuthorizationManager.authenticated() : anybody();
    }

    /** Tells who sent a token. */
    @Bean
    AuthenticationManager tokenHolders(Vouched vouched) {
        return authentication -> {
            String token = ((BearerTokenAuthenticationToken) authentication).getToken();
            return new SignedIn(
                    vouched.of(token).orElseThrow(() -> new InvalidBearerTokenException("not good any more")), token);
        };
    }

    /** How ID tokens are read, once for each registration. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens(Provider provider) {
        Map<ClientRegistration, JwtDecoder> known = new ConcurrentHashMap<>();
        return registration -> known.computeIfAbsent(registration, provider::idTokens);
    }

    /** Nobody's password is known here: without this bean Boot would make a user of its own. */
    @Bean
    UserDetailsService nobody() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }

    /** Tomcat would answer an encoded slash with a page of its own: it is let through to the firewall, which refuses it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> slashesLeftToTheFirewall() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /** What is no request at all never reaches us: the server answers it, in as few words as can be. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> noPagesOfTheServer() {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new BareProblem()));
    }

    /**
     * Most pages go out in one piece: Tomcat hands 8 kB at a time to the connection, and each piece wakes the reader up. Every open
     * connection keeps such a piece.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> pagesSentInOnePiece() {
        return server -> server.addConnectorCustomizers(
                connector -> connector.setProperty("socket.appWriteBufSize", Long.toString(PIECE.toBytes())));
    }

    /** What is refused before it reaches any chain. */
    @Bean
    HttpFirewall firewall() {
        return StrangeRequests.firewall();
    }

    /** What was refused before is handed on to the page that says why: whether its form is ours is not asked then. */
    private static boolean comesFromOutside(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request);
    }

    /** Of a form on which much was typed, whoever is signed out signs in and goes on with it. */
    private static Refusal staleForm(HttpServletRequest request) {
        boolean isRecording = request.getRequestURI().startsWith("/record/");
        return isRecording && !(SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn)
                ? Refusal.signedOutMeanwhile()
                : Refusal.staleForm();
    }

    private static void signInOrRefuse(HttpServletRequest request, HttpServletResponse response, Exception why)
            throws IOException, ServletException {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(Held.ATTRIBUTE) != null) {
            // Somebody is signed in, and nobody can say who.
            refuse(request, response, new CommandSideUnavailable(why));
        } else if (request.getMethod().equals(GET.name())) {
            response.sendRedirect("/sign-in?to=" + Continue.encoded(request));
        } else {
            refuse(request, response, notSignedIn(why));
        }
    }

    private static Refusal notSignedIn(Exception why) {
        return why instanceof InvalidBearerTokenException ? Refusal.badToken() : Refusal.notSignedIn();
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException refusal)
            throws IOException, ServletException {
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, refusal);
        request.getRequestDispatcher("/error").forward(request, response);
    }
}
