package io.variantdash.local.demo.persona;

/** Makes things for people who sleep outside: dry, and convinced of its gear. Its claims are believed too much. */
final class NorthwindOutdoors {

    private NorthwindOutdoors() {}

    static Persona persona() {
        return Persona.named("northwind-outdoors", 0.035, 5_000, ContentPattern.BOLD_CLAIM)
                .uses(ContentPattern.CURIOSITY_GAP, 0.85, """
                        What we found at the bottom of a returned backpack
                        The one thing guides never pack
                        Why this tent has a zip that goes nowhere
                        We left a jacket on a glacier for a year. Here is what came back
                        """)
                .uses(ContentPattern.BOLD_CLAIM, 0.75, """
                        The last rain jacket you will ever buy
                        Cotton kills. Wool forgives
                        No trail in Europe is too muddy for this boot
                        The quietest stove ever made. Listen for yourself
                        Lighter than your phone, warmer than your bed
                        """)
                .uses(ContentPattern.LIST, 1.0, """
                        9 huts you can still book for August
                        6 knots that are worth knowing
                        4 mistakes everybody makes with a map
                        11 grams: five places to save them
                        """)
                .uses(ContentPattern.QUESTION, 1.15, """
                        Summit at sunrise or lake at dusk?
                        Would you hike 30 km for a cheese sandwich?
                        What is the worst weather you ever enjoyed?
                        Do you name your backpack, or is that just us?
                        """)
                .uses(ContentPattern.HOW_TO, 1.4, """
                        How to dry boots overnight without a fire
                        How to read a cloud before it reads you
                        How to cook for six on one burner
                        How to pack so that the tent comes out first
                        """)
                .uses(ContentPattern.STORY, 1.1, """
                        Two sisters, one map from 1962, and a bridge that was gone
                        He carried the piano up to the hut in 14 pieces
                        The dog found the trail. We only carried the snacks
                        Her first night alone outside was also the first night of snow
                        """)
                .uses(ContentPattern.PLAIN, 1.0, """
                        Spare parts for every stove since 1998, in stock
                        The repair van stops in Innsbruck this week
                        New colours: moss, slate, ember
                        """)
                .build();
    }
}
