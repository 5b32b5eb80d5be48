package io.variantdash.local.demo.persona;

/** A bakery that is up at night: warm, and fond of emoji. Its stories do better than anybody thinks. */
public final class MoonlitBakery {

    private MoonlitBakery() {}

    public static Persona persona() {
        return Persona.named("moonlit-bakery", 0.055, 3_000, ContentPattern.CURIOSITY_GAP)
                .uses(ContentPattern.CURIOSITY_GAP, 0.75, """
                        We hid one ingredient in today's brioche. Nobody has guessed it 🤫
                        The 3 a.m. mistake that became our best seller
                        There is a reason our croissants are never straight 🥐
                        What the night shift eats when nobody is looking 👀
                        This loaf took 61 hours. Then we dropped it
                        """)
                .uses(ContentPattern.BOLD_CLAIM, 0.9, """
                        The flakiest croissant north of the river. We counted the layers 🥐
                        Nobody needs another cupcake. Everybody needs this one 🧁
                        Sliced bread was a step back, and we can prove it
                        Our rye will outlive your sourdough phase 🍞
                        """)
                .uses(ContentPattern.LIST, 1.0, """
                        5 things to do with yesterday's baguette 🥖
                        7 breads, one dough: what a single starter can do
                        3 signs that your sourdough is hungry
                        4 cakes that are better on the second day 🍰
                        """)
                .uses(ContentPattern.QUESTION, 1.0, """
                        Seeds on top or seeds inside? 🌻
                        Which bread did you grow up with? ❤️
                        Is it still breakfast at four in the afternoon?
                        Crust or crumb: what do you eat first? 🍞
                        """)
                .uses(ContentPattern.HOW_TO, 1.1, """
                        How to wake up a tired starter in one evening
                        How to slice warm bread without ruining it 🔪
                        How to freeze croissants so that they forgive you
                        How to knead when your kitchen is cold ❄️
                        """)
                .uses(ContentPattern.STORY, 1.6, """
                        Mrs. Okafor has bought the same roll for 19 years. Today she brought us one 🥹
                        The oven broke on the first night. We baked at the fire station
                        My grandfather's peel still hangs above the mixer. It has a burn for every winter
                        Ana came to wash dishes. This morning she signed her first cake 👩‍🍳
                        """)
                .uses(ContentPattern.PLAIN, 1.0, """
                        Fresh from the oven: walnut and fig 🌰
                        Closed on Monday, back on Tuesday at six
                        Pumpkin bread is back 🎃
                        """)
                .build();
    }
}
