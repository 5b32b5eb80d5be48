// Reads a list of PromQL expressions, writes for each what it selects (metrics with the labels that are asked for), the labels
// that it groups by, and where it is no PromQL.
import { readFileSync } from "node:fs";
import { parser } from "@prometheus-io/lezer-promql";

function unquoted(text) {
  return JSON.parse(text.startsWith("'") ? `"${text.slice(1, -1)}"` : text);
}

// {name="value"}: the label, how it is compared, and with what.
function matcher(node, text) {
  const [label, comparison, value] = [node.firstChild, node.firstChild.nextSibling, node.lastChild];
  return { label: text(label), comparison: text(comparison), value: unquoted(text(value)) };
}

function analysed(expression) {
  const text = (node) => expression.slice(node.from, node.to);
  const result = { expression, selectors: [], groupings: [], errors: [] };
  parser.parse(expression).iterate({
    enter(reference) {
      const node = reference.node;
      if (node.type.isError) {
        result.errors.push(`at ${node.from}: "${text(node)}"`);
      } else if (node.name === "VectorSelector") {
        const name = node.getChild("Identifier");
        const matchers = node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? [];
        result.selectors.push({ metric: name ? text(name) : "", matchers: matchers.map((one) => matcher(one, text)) });
      } else if (node.name === "GroupingLabels") {
        result.groupings.push(...node.getChildren("LabelName").map(text));
      }
    },
  });
  return result;
}

const expressions = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(expressions.map(analysed)));
