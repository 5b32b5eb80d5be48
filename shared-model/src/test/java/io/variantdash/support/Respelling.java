package io.variantdash.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.event.MonitorEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Says the same in other words: other order of fields, white space, numbers, offsets, escapes and unknown fields. */
public final class Respelling {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SPACES = List.of("", "", " ", "\n\t");
    private static final List<DateTimeFormatter> TIMES = List.of(
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX"),
            DateTimeFormatter.ofPattern("uuuu-MM-dd't'HH:mm:ss.SSSSSS'123'xx"),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private final Random random;

    private Respelling(long seed) {
        this.random = new Random(seed);
    }

    public static byte[] of(MonitorEvent event, long seed) {
        try {
            Respelling respelling = new Respelling(seed);
            ObjectNode message = (ObjectNode) JSON.readTree(Verdict.CODEC.encode(event));
            message.put("unknown_" + respelling.random.nextInt(100), respelling.random.nextDouble());
            message.fieldNames().forEachRemaining(name -> {
                if (name.endsWith("_at")) {
                    message.put(name, respelling.time(message.get(name).textValue()));
                }
            });
            return respelling.node(message).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String node(JsonNode node) {
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            node.properties()
                    .forEach(member ->
                            members.add(text(member.getKey()) + space() + ":" + space() + node(member.getValue())));
            Collections.shuffle(members, random);
            return list("{", members, "}");
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(node(element)));
            return list("[", elements, "]");
        }
        if (node.isNumber()) {
            return number(node.decimalValue());
        }
        return node.isTextual() ? text(node.textValue()) : node.toString();
    }

    private String list(String open, List<String> parts, String close) {
        return open + space() + String.join(space() + "," + space(), parts) + space() + close;
    }

    private String number(BigDecimal number) {
        return switch (random.nextInt(4)) {
            case 0 -> number.toPlainString();
            case 1 -> number.setScale(Math.max(number.scale(), 0) + 2).toPlainString();
            case 2 -> number.unscaledValue() + "e" + -number.scale();
            default -> number.unscaledValue() + ".0E" + (number.scale() > 0 ? "-" : "+") + Math.abs(number.scale());
        };
    }

    private String text(String text) {
        StringBuilder spelled = new StringBuilder("\"");
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(character -> spelled.append(random.nextInt(4) == 0 ? escaped(character) : plain(character)));
        return spelled.append('"').toString();
    }

    private static String escaped(String character) {
        return character.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining());
    }

    private static String plain(String character) {
        String quoted = JsonNodeFactory.instance.textNode(character).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private String time(String instant) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(129) - 64));
        return Instant.parse(instant).atOffset(offset).format(TIMES.get(random.nextInt(TIMES.size())));
    }

    private String space() {
        return SPACES.get(random.nextInt(SPACES.size()));
    }
}
