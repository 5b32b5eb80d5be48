package io.variantdash.query.live.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.query.live.queue.FrameBytes;
import io.variantdash.query.optimization.decision.Decision;
import io.variantdash.query.stream.Position;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes frames of decisions. */
@Singleton
public class DecisionEncoder {

    private static final long BEFORE_ALL = -1;

    private final ObjectMapper json;

    DecisionEncoder(ObjectMapper json) {
        this.json = json;
    }

    public DecisionFrames frames(PersonaDecisions decisions, Map<String, Decision> changed) {
        Position asOf = decisions.asOf();
        return new DecisionFrames(
                asOf == null ? BEFORE_ALL : asOf.offset(),
                changed.isEmpty() ? null : encoded(decisions, changed),
                () -> encoded(decisions, decisions.variants()));
    }

    private byte[] encoded(PersonaDecisions decisions, Map<String, Decision> variants) {
        Position asOf = decisions.asOf();
        List<DecidedVariant> entries = variants.entrySet().stream()
                .map(entry -> new DecidedVariant(entry.getKey(), entry.getValue()))
                .toList();
        try {
            return FrameBytes.text(json.writeValueAsBytes(new DecisionsMessage(
                    "decisions",
                    asOf == null ? null : asOf.encoded(),
                    decisions.parametersVersion(),
                    new DecisionsData(entries))));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record DecisionsMessage(String type, @Nullable String asOf, long parametersVersion, DecisionsData data) {}

    private record DecisionsData(List<DecidedVariant> variants) {}

    private record DecidedVariant(String id, @JsonUnwrapped Decision decision) {}
}
