package io.variantdash.local.demo.persona;

/** A quarter's magazine for culture, in German, with long words. What it announces plainly works quite well. */
final class KiezKultur {

    private KiezKultur() {}

    static Persona persona() {
        return Persona.named("kiez-kultur", 0.04, 2_000, ContentPattern.STORY)
                .uses(ContentPattern.CURIOSITY_GAP, 0.8, """
                        Hinter dieser Tür probt jede Nacht ein Orchester
                        Was im Keller der alten Post wirklich steht
                        Warum im Theater am Dienstag immer ein Platz frei bleibt
                        Dieses Bild hing 40 Jahre lang falsch herum
                        """)
                .uses(ContentPattern.BOLD_CLAIM, 0.8, """
                        Das beste Konzert des Jahres kostet nichts
                        Wer den Flohmarkt nicht kennt, kennt den Kiez nicht
                        Kein Museum braucht einen Audioguide
                        """)
                .uses(ContentPattern.LIST, 1.1, """
                        5 Bühnen, die in kein Wohnzimmer passen würden
                        8 Wandbilder für einen Spaziergang 🎨
                        3 Kinos, in denen noch vorgeführt wird
                        6 Lesungen gegen den November
                        """)
                .uses(ContentPattern.QUESTION, 1.0, """
                        Wo habt ihr zuletzt Gänsehaut gehabt?
                        Applaus zwischen den Sätzen: ja oder nein?
                        Welcher Laden fehlt euch am meisten?
                        Wer erinnert sich an die Rollschuhdisko? 🛼
                        """)
                .uses(ContentPattern.HOW_TO, 1.0, """
                        Wie man an Restkarten kommt
                        Wie man ein Straßenfest anmeldet und dabei ruhig bleibt
                        Wie man im Chor landet, ohne singen zu können
                        """)
                .uses(ContentPattern.STORY, 1.1, """
                        Seit 1974 stimmt Herr Nowak jedes Klavier im Viertel
                        Die Bibliothekarin, die nachts Mahnungen zerreißt
                        Aus der Autowerkstatt wurde ein Opernhaus, aus dem Meister ein Tenor
                        Zwei Nachbarn, ein Schlagzeug und ein Friedensvertrag
                        Ihr erstes Graffito ist heute denkmalgeschützt
                        """)
                .uses(ContentPattern.PLAIN, 1.5, """
                        Nachbarschaftshilfeversammlung am Mittwoch um 19 Uhr
                        Programm für das lange Wochenende
                        Die Straßenbahnhaltestellenausstellung ist verlängert
                        """)
                .build();
    }
}
