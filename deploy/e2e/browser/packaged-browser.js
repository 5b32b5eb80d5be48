// Unpacks the Chromium that came with npm, and prints where it is and what it wants to be started with.
import chromium from "@sparticuz/chromium";

// In a single process, as it runs where it was made for, it ends with the first window that is closed.
const wanted = chromium.args.filter((argument) => argument !== "--single-process");
console.log(JSON.stringify({ executable: await chromium.executablePath(), arguments: wanted }));
