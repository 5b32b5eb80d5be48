package io.variantdash.embedded.oidc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The form, which asks for no password: the person is chosen from a list. */
final class SignInPage {

    static final String STYLE = """
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            body { display: grid; min-height: 100vh; margin: 0; place-items: center; background: Canvas; color: CanvasText; }
            main { box-sizing: border-box; width: min(26rem, 100%); padding: 1.5rem; }
            h1 { margin: 0 0 .25rem; font-size: 1.375rem; }
            p { margin: 0 0 1.25rem; opacity: .8; }
            button { display: block; width: 100%; margin-top: .75rem; padding: .75rem 1rem; border: 1px solid GrayText;
              border-radius: .5rem; background: transparent; color: inherit; font: inherit; text-align: start; cursor: pointer; }
            button:hover, button:focus-visible { border-color: Highlight; outline: 2px solid Highlight; }
            strong, span { display: block; }
            span { opacity: .8; font-size: .875rem; }
            """;

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body><main>%s</main></body>
            </html>
            """;

    private SignInPage() {}

    static String of(List<Person> people, AuthorizationRequest request) {
        Map<String, String> sorted = new TreeMap<>(request.fields());
        String hidden = sorted.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escaped(field.getKey()), escaped(field.getValue())))
                .collect(Collectors.joining("\n"));
        String buttons = people.stream().map(SignInPage::button).collect(Collectors.joining("\n"));
        return FRAME.formatted("Sign in · demo", """
                <h1>Sign in</h1>
                <p>A demo on this machine only: choose who to be, no password is asked for.</p>
                <form method="post" action="/authorize">
                %s
                %s
                </form>""".formatted(hidden, buttons));
    }

    static String signedOut() {
        return FRAME.formatted("Signed out · demo", "<h1>Signed out</h1><p>This page can be closed.</p>");
    }

    private static String button(Person person) {
        String personas = person.personas().contains("*") ? "every persona" : String.join(", ", person.personas());
        String rights = person.roles().contains("operator") ? "May act; sees " : "May look; sees ";
        return "<button name=\"person\" value=\"%1$s\"><strong>%1$s</strong><span>%2$s</span></button>"
                .formatted(escaped(person.name()), escaped(rights + personas));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
