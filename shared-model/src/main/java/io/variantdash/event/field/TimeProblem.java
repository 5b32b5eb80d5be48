package io.variantdash.event.field;

import java.util.List;
import java.util.regex.Pattern;

/** What is wrong with a text that is no time, for the forms that people and programs are known to write. */
record TimeProblem(Pattern form, String words) {

    private static final int LONGEST = 100;
    private static final String LOCAL = IsoDateTime.DATE + "[Tt ]" + IsoDateTime.TIME;

    /** The first that fits counts. */
    private static final List<TimeProblem> ALL = List.of(
            problem("\\s.*|.*\\s", "which has white space around it"),
            problem("(?:19|20)[0-9]{12}", "which has no T and no offset"),
            problem("[+\u2212-]?[0-9]{9,}(?:[.,][0-9]*)?", "which looks like a count of seconds or milliseconds"),
            problem("(?:[+\u2212-][0-9]+|[0-9]{5,})-.*", "which has no year of four digits"),
            problem("[0-9]{4}-?[Ww][0-9]{2}.*", "which is a date by weeks"),
            problem("[0-9]{4}-?[0-9]{3}(?:[Tt ].*)?", "which is a date by days of the year"),
            problem(IsoDateTime.DATE + "[Zz]?", "which has no time of the day"),
            problem(LOCAL, "which has no offset"),
            problem(LOCAL + " ?(?:\\[|[A-Z][A-Za-z]{2}).*", "which names a zone instead of an offset"),
            problem(IsoDateTime.DATE + "[Tt ][0-9]{2}(?:[.,][0-9]*)?(?:[Zz]|[+\u2212-].*)", "which has no minutes"),
            problem(IsoDateTime.FORM.pattern(), "but there is no such day, time or offset"));

    /** The words to follow the text, or none. */
    static String of(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        return ALL.stream()
                .filter(problem -> problem.form.matcher(text).matches())
                .findFirst()
                .map(problem -> ", " + problem.words)
                .orElse("");
    }

    private static TimeProblem problem(String form, String words) {
        return new TimeProblem(Pattern.compile(form, Pattern.DOTALL), words);
    }
}
