package io.variantdash.checks.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.checks.tool.NodeTool;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The Dockerfile as its parser understands it. */
final class ImageFile {

    static final Path REPOSITORY = Repository.around(Path.of(""));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** An instruction of the file, without the marks that continue a line. */
    record Instruction(String keyword, String text) {

        /** A command that is no text for a shell but a list of words. */
        List<String> words() {
            try {
                return Arrays.asList(JSON.readValue(text.substring(text.indexOf('[')), String[].class));
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }
    }

    private final JsonNode file;

    ImageFile() {
        try {
            file = new NodeTool("dockerfile.mjs")
                    .answer(Files.readString(REPOSITORY.resolve("deploy/images/Dockerfile")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the linter complains of. */
    List<String> problems() {
        return StreamSupport.stream(file.path("problems").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** The instructions of a stage, and before them those of the stage that it is made from. */
    List<Instruction> stage(String name) {
        List<Instruction> instructions = new ArrayList<>();
        boolean inside = false;
        for (JsonNode node : file.path("instructions")) {
            Instruction instruction = new Instruction(
                    node.path("keyword").asText(), node.path("text").asText());
            if (instruction.keyword().equals("FROM")) {
                String[] words = instruction.text().split(" ", -1);
                inside = words[2].equals(name);
                if (inside && !words[0].startsWith("$")) {
                    instructions.addAll(stage(words[0]));
                }
            } else if (inside) {
                instructions.add(instruction);
            }
        }
        return instructions;
    }

    Stream<Instruction> stage(String name, String keyword) {
        return stage(name).stream().filter(one -> one.keyword().equals(keyword));
    }

    /** The one that counts, which is the last. */
    Instruction last(String name, String keyword) {
        return stage(name, keyword).reduce((first, second) -> second).orElseThrow();
    }
}
