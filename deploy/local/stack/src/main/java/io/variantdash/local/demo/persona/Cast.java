package io.variantdash.local.demo.persona;

import java.util.List;

/** The personas of the demo. Another one is a file like theirs and a line here. */
public final class Cast {

    private Cast() {}

    public static List<Persona> all() {
        return List.of(
                MoonlitBakery.persona(),
                NorthwindOutdoors.persona(),
                CircuitDaily.persona(),
                LaylasKitchen.persona(),
                KiezKultur.persona());
    }
}
