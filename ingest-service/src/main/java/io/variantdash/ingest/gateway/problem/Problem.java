package io.variantdash.ingest.gateway.problem;

import io.variantdash.json.JsonText;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error (RFC 9457).
 *
 * @param status the HTTP status
 * @param detail a sentence that a person can act on
 * @param faults all that is wrong with the events of the request, where that is why
 */
public record Problem(int status, String detail, List<Fault> faults) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One thing that is wrong with one event.
     *
     * @param index of the event within the request, from 0
     * @param field null where it is the event as a whole
     */
    public record Fault(int index, @Nullable String field, String code, String reason) {

        private String toJson() {
            return new JsonText()
                    .beginObject()
                    .member("index", index)
                    .nullableMember("field", field)
                    .member("code", code)
                    .member("reason", reason)
                    .endObject()
                    .toString();
        }
    }

    public Problem {
        faults = List.copyOf(faults);
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, List.of());
    }

    public String toJson() {
        Status known = Status.fromStatusCode(status);
        JsonText json = new JsonText()
                .beginObject()
                .member("type", "about:blank")
                .member("title", known == null ? "Error" : known.getReasonPhrase())
                .member("status", status)
                .member("detail", detail);
        if (!faults.isEmpty()) {
            json.rawMember("faults", faultsJson());
        }
        return json.endObject().toString();
    }

    private String faultsJson() {
        StringBuilder array = new StringBuilder("[");
        for (Fault fault : faults) {
            array.append(array.length() == 1 ? "" : ",").append(fault.toJson());
        }
        return array.append(']').toString();
    }
}
