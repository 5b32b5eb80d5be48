package io.variantdash.local.letters;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which letters are meant. The service checks what the options say. */
final class LetterFilter {

    @Option(names = "--code", paramLabel = "CODE", description = "Refused for that reason, like missing_field.")
    private @Nullable String code;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Of that topic, like monitor.early-kill.")
    private @Nullable String topic;

    @Option(names = "--persona", paramLabel = "ID", description = "Of that persona.")
    private @Nullable String persona;

    @Option(names = "--from", paramLabel = "TIME", description = "Refused then or later, like 2026-01-31T10:00:00Z.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Refused before that.")
    private @Nullable String to;

    /** The parameters of a request. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "code", code);
        put(parameters, "topic", topic);
        put(parameters, "persona_id", persona);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
