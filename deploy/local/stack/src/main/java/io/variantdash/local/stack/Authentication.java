package io.variantdash.local.stack;

import io.variantdash.embedded.oidc.IssuerOptions;
import io.variantdash.embedded.oidc.OidcIssuer;
import io.variantdash.embedded.oidc.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People may do what their tokens say, which an issuer of the stack gives them.
 *
 * @param people who can sign in
 * @param validity how long an access token is good for
 */
public record Authentication(List<Person> people, Duration validity) {

    private static final List<String> EVERY_PERSONA = List.of("*");

    /** Three people of the demo, named after what they may do; the first sees one persona of the demo only. */
    public static final Authentication DEMO = new Authentication(
            List.of(
                    new Person("viewer-of-one", List.of("viewer"), List.of("moonlit-bakery")),
                    new Person("viewer-of-all", List.of("viewer"), EVERY_PERSONA),
                    new Person("operator", List.of("viewer", "operator"), EVERY_PERSONA)),
            Duration.ofMinutes(5));

    public Authentication {
        people = List.copyOf(people);
    }

    /** A started issuer, at which pages of the query replicas sign people in. */
    OidcIssuer start(StackPorts ports, int queryReplicas) {
        List<String> origins = IntStream.range(0, queryReplicas)
                .map(replica -> ports.of(ServiceKind.QUERY, replica))
                .boxed()
                .flatMap(port -> Stream.of("http://localhost:" + port, "http://127.0.0.1:" + port))
                .toList();
        return OidcIssuer.start(ports.issuer(), new IssuerOptions(people, origins, validity));
    }

    /** What services must know of the issuer. */
    static Map<String, String> environment(OidcIssuer issuer) {
        return Map.of("AUTH_MODE", "oidc", "QUARKUS_OIDC_AUTH_SERVER_URL", issuer.url());
    }
}
