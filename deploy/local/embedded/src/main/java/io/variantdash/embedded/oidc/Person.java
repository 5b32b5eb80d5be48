package io.variantdash.embedded.oidc;

import java.util.List;

/**
 * Who may sign in.
 *
 * @param name the subject of this person's tokens
 * @param roles what the claim {@code roles} lists
 * @param personas what the claim {@code personas} lists: ids, patterns with {@code *}, or {@code *} for all
 */
public record Person(String name, List<String> roles, List<String> personas) {

    public Person {
        roles = List.copyOf(roles);
        personas = List.copyOf(personas);
    }
}
