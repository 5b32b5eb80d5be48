// Unpacks the Chromium that came with npm, and prints where it is and what it wants to be started with.
import chromium from "@sparticuz/chromium";

const executable = await chromium.executablePath();
console.log(JSON.stringify({ executable, arguments: chromium.args }));
