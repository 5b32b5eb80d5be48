package io.variantdash.query.access;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Reads lists of strings out of tokens. What is not one is as good as absent: then nothing is granted. */
final class TokenClaims {

    private TokenClaims() {}

    /**
     * The strings of a claim, which is a list of them or a single one.
     *
     * @param path its name, with slashes between the names of nested ones
     */
    static List<String> strings(JsonWebToken token, String path) {
        // A name with slashes in it, such as a URL, comes before a path.
        Object whole = token.getClaim(path);
        if (whole != null) {
            return strings(whole);
        }
        String[] names = path.split("/", -1);
        @Nullable Object value = token.getClaim(names[0]);
        for (int i = 1; i < names.length && value != null; i++) {
            value = value instanceof JsonObject object ? object.get(names[i]) : null;
        }
        return value == null ? List.of() : strings(value);
    }

    private static List<String> strings(Object value) {
        Stream<?> values = value instanceof Collection<?> list ? list.stream() : Stream.of(value);
        return values.flatMap(TokenClaims::string).toList();
    }

    private static Stream<String> string(Object value) {
        if (value instanceof JsonString text) {
            return Stream.of(text.getString());
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
