package io.variantdash.embedded.oidc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has been granted and can be used once: codes and refresh tokens. What comes a second time was stolen, here or
 * there, so that nothing that came of it is good any more (RFC 6749 10.5, RFC 9700 4.14.2). Safe for several threads.
 */
final class Grants {

    private static final Duration CODE_VALIDITY = Duration.ofMinutes(1);
    private static final Duration SESSION_VALIDITY = Duration.ofHours(12);
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Refresh> refreshes = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    /** A person who has signed in with a browser, until signing out. */
    record Session(String id, Person person, Instant end) {}

    /** A sign-in that a page has asked for; {@code chain} is what all that comes of it has in common. */
    record Code(AuthorizationRequest request, Session session, String chain, Instant end) {}

    /** What the next access token can be had for. */
    record Refresh(Session session, String chain) {}

    synchronized Session signIn(Person person) {
        forgetWhatIsOver();
        Session session = new Session(secret(), person, clock.instant().plus(SESSION_VALIDITY));
        sessions.put(session.id(), session);
        return session;
    }

    synchronized Optional<Session> session(String id) {
        return Optional.ofNullable(sessions.get(id)).filter(this::isCurrent);
    }

    /** Nothing that came of the session is good any more. */
    synchronized void signOut(String sessionId) {
        sessions.remove(sessionId);
    }

    synchronized String code(AuthorizationRequest request, Session session) {
        String code = secret();
        codes.put(code, new Code(request, session, secret(), clock.instant().plus(CODE_VALIDITY)));
        return code;
    }

    /** What the code was for; empty if there is none such, or no longer. */
    synchronized Optional<Code> redeem(String code) {
        return Optional.ofNullable(codes.get(code))
                .filter(granted -> isFirstUse(code, granted.chain()))
                .filter(granted -> clock.instant().isBefore(granted.end()) && isCurrent(granted.session()));
    }

    synchronized String refreshToken(Session session, String chain) {
        String token = secret();
        refreshes.put(token, new Refresh(session, chain));
        return token;
    }

    /** What the token was for; empty if there is none such, or no longer. */
    synchronized Optional<Refresh> refresh(String token) {
        return Optional.ofNullable(refreshes.get(token))
                .filter(granted -> isFirstUse(token, granted.chain()))
                .filter(granted -> isCurrent(granted.session()) && !revoked.contains(granted.chain()));
    }

    private boolean isFirstUse(String secret, String chain) {
        boolean first = used.add(secret);
        if (!first) {
            revoked.add(chain);
        }
        return first;
    }

    private boolean isCurrent(Session session) {
        return sessions.containsKey(session.id()) && clock.instant().isBefore(session.end());
    }

    private void forgetWhatIsOver() {
        sessions.values().removeIf(session -> !isCurrent(session));
        codes.values().removeIf(code -> !isCurrent(code.session()));
        refreshes.values().removeIf(refresh -> !isCurrent(refresh.session()));
        used.removeIf(secret -> !codes.containsKey(secret) && !refreshes.containsKey(secret));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
