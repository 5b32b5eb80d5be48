package io.variantdash.endtoend.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A persona in the path of an address, whatever characters it has. */
public final class PersonaSegment {

    private PersonaSegment() {}

    public static String of(String persona) {
        return URLEncoder.encode(persona, StandardCharsets.UTF_8).replace("+", "%20"); // forms write a space otherwise
    }
}
