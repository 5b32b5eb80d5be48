package io.variantdash.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.support.Contract;

/** Follows {@code $ref}s within and between the published documents. */
final class References {

    private References() {}

    /** The description of a schema, or else of the one that it refers to. */
    static String description(String file, JsonNode schema) {
        if (schema.has("description")) {
            return schema.get("description").textValue();
        }
        assertThat(schema.has("$ref"))
                .as("%s has neither a description nor a reference", schema)
                .isTrue();
        String reference = schema.get("$ref").textValue();
        return description(fileOf(file, reference), target(file, reference));
    }

    static JsonNode target(String file, String reference) {
        int hash = reference.indexOf('#');
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        JsonNode target = Contract.document(fileOf(file, reference)).at(pointer);
        assertThat(target.isMissingNode())
                .as("%s in %s leads nowhere", reference, file)
                .isFalse();
        return target;
    }

    private static String fileOf(String file, String reference) {
        int hash = reference.indexOf('#');
        return hash == 0 ? file : hash < 0 ? reference : reference.substring(0, hash);
    }
}
