package io.variantdash.checks.observability;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.checks.tool.NodeTool;
import java.util.List;

/** Parses expressions. */
public final class PromQl {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final NodeTool PARSER = new NodeTool("promql.mjs");

    private PromQl() {}

    /** In the order of the expressions. */
    public static List<ParsedExpression> parse(List<Expression> expressions) {
        return JSON.convertValue(
                PARSER.answer(expressions.stream().map(Expression::text).toList()), new TypeReference<>() {});
    }
}
