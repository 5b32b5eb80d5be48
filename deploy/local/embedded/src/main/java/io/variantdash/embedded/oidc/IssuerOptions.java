package io.variantdash.embedded.oidc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign in at an issuer, from which pages, and for how long.
 *
 * @param people whom the form offers, and who get tokens for their name and {@link #SECRET}
 * @param origins of the pages that may sign people in, as a browser writes them: {@code http://localhost:8081}
 * @param validity how long an access token is good for
 */
public record IssuerOptions(List<Person> people, List<String> origins, Duration validity) {

    /** The id of the web application. It is public: a page can keep no secret. */
    public static final String WEB_CLIENT = "variant-dash-web";

    /** What programs say for any of the people. It keeps no program out, which is why an issuer listens on loopback only. */
    public static final String SECRET = "demo";

    private static final Duration USUAL_VALIDITY = Duration.ofMinutes(5);

    /** No person signs in; tests ask for tokens directly. */
    public static final IssuerOptions NO_SIGN_IN = of(List.of(), List.of());

    public IssuerOptions {
        people = List.copyOf(people);
        origins = List.copyOf(origins);
    }

    /** Tokens that are good for five minutes. */
    public static IssuerOptions of(List<Person> people, List<String> origins) {
        return new IssuerOptions(people, origins, USUAL_VALIDITY);
    }

    Optional<Person> person(String name) {
        return people.stream().filter(person -> person.name().equals(name)).findFirst();
    }

    /** Pages are led back to the root of their origin, and to nowhere else. */
    boolean leadsBack(String uri) {
        return origins.stream().anyMatch(origin -> uri.equals(origin + "/"));
    }
}
