package io.variantdash.local.demo;

import java.util.List;

/** The personas of the demo. Another one is a file like theirs and a line here. */
final class Cast {

    private Cast() {}

    static List<Persona> all() {
        return List.of(
                MoonlitBakery.persona(),
                NorthwindOutdoors.persona(),
                CircuitDaily.persona(),
                LaylasKitchen.persona(),
                KiezKultur.persona());
    }
}
