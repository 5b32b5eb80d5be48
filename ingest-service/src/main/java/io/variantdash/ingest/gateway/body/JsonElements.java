package io.variantdash.ingest.gateway.body;

import io.variantdash.ingest.gateway.problem.RefusedRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the events within a body: the elements of an array, each byte for byte as it was sent, or the body itself. Only
 * brackets, commas and texts are looked at. What an element says, and whether it is JSON, is the codec's to judge, as of a
 * record.
 */
public final class JsonElements {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final byte[] body;
    private final int most;
    private final List<byte[]> elements = new ArrayList<>();
    private int depth;
    private boolean inText;

    private JsonElements(byte[] body, int most) {
        this.body = body;
        this.most = most;
    }

    /** Refuses an array with more elements than {@code most} by 413, and one that does not end, or does not end there, by 400. */
    public static List<byte[]> of(byte[] body, int most) {
        int first = firstToken(body);
        return first < body.length && body[first] == '[' ? new JsonElements(body, most).from(first + 1) : List.of(body);
    }

    private static int firstToken(byte[] body) {
        boolean marked = body.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(body, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
        int index = marked ? BYTE_ORDER_MARK.length : 0;
        while (index < body.length && isBlank(body[index])) {
            index++;
        }
        return index;
    }

    private List<byte[]> from(int start) {
        int begin = start;
        depth = 1;
        for (int i = start; i < body.length; i++) {
            if (inText && body[i] == '\\') {
                i++; // whatever follows does not end the text
            } else if (body[i] == '"') {
                inText = !inText;
            } else if (!inText && endsElement(body[i])) {
                if (depth > 0 || !elements.isEmpty() || !isBlank(begin, i)) { // else the array is empty
                    add(begin, i);
                }
                if (depth == 0) {
                    requireEnd(i);
                    return elements;
                }
                begin = i + 1;
            }
        }
        throw RefusedRequest.malformed(
                "The array does not end: the body is over after %d bytes, within %s. Was it cut off?"
                        .formatted(body.length, inText ? "a text" : "event " + elements.size()));
    }

    private boolean endsElement(byte token) {
        switch (token) {
            case '[', '{' -> depth++;
            case ']', '}' -> depth--;
            case ',' -> {
                return depth == 1;
            }
            default -> {
                return false;
            }
        }
        return depth == 0;
    }

    private void add(int begin, int end) {
        if (elements.size() == most) {
            throw RefusedRequest.tooLarge(
                    "The request has more than the %d events that are allowed; send them in several.".formatted(most));
        }
        elements.add(Arrays.copyOfRange(body, begin, end));
    }

    private void requireEnd(int last) {
        if (body[last] != ']') {
            throw RefusedRequest.malformed("The array is closed by } at byte %d, where ] belongs.".formatted(last));
        }
        if (!isBlank(last + 1, body.length)) {
            throw RefusedRequest.malformed(
                    "Something follows after the end of the array at byte %d; send one array.".formatted(last));
        }
    }

    private boolean isBlank(int begin, int end) {
        for (int i = begin; i < end; i++) {
            if (!isBlank(body[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte value) {
        return value == ' ' || value == '\t' || value == '\r' || value == '\n';
    }
}
