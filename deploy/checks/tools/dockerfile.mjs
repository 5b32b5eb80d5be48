// Reads a Dockerfile as a JSON string, writes what its linter finds and its instructions in order.
import { readFileSync } from "node:fs";
import ast from "dockerfile-ast";
import linter from "dockerfile-utils";

const text = JSON.parse(readFileSync(0, "utf8"));
const file = ast.DockerfileParser.parse(text);

const problems = linter.validate(text).map((problem) => `line ${problem.range.start.line + 1}: ${problem.message}`);
const instructions = file.getInstructions().map((instruction) => ({
  keyword: instruction.getKeyword(),
  line: instruction.getRange().start.line + 1,
  // Without the marks that continue a line.
  text: (instruction.getArgumentsContent() ?? "").replace(/\\\r?\n\s*/g, ""),
}));

process.stdout.write(JSON.stringify({ problems, instructions }));
