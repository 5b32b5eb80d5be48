package io.variantdash.query.web.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The media types that a client takes. */
public final class AcceptedTypes {

    private static final String ANY = "*/*";
    private static final Pattern RANGE = Pattern.compile(Preferences.TOKEN + "/" + Preferences.TOKEN);

    private final Preferences preferences;

    private AcceptedTypes(Preferences preferences) {
        this.preferences = preferences;
    }

    /** Reads all lines of the header. */
    public static AcceptedTypes of(List<String> lines) {
        return new AcceptedTypes(Preferences.of(lines, RANGE));
    }

    /** Which of these the client likes most, of equals the first; none where it takes none. */
    public Optional<String> best(List<String> offered) {
        String best = null;
        double weightOfBest = 0;
        for (String type : offered) {
            double weight = weight(type);
            if (weight > weightOfBest) {
                best = type;
                weightOfBest = weight;
            }
        }
        return Optional.ofNullable(best);
    }

    /** What the most specific range says that the type is in. */
    private double weight(String type) {
        if (preferences.areAbsent()) {
            return 1;
        }
        String range = type.substring(0, type.indexOf('/')) + "/*";
        return preferences.ofFirst(type, range, ANY).orElse(0);
    }
}
