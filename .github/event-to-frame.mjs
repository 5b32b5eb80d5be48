// Sends one event to ingest-service and awaits its frame from query-service: whether all that lies between works.
//   node .github/event-to-frame.mjs http://localhost:8082 http://localhost:8081
// Needs Node.js 22, which has WebSocket. Exits with 1 and a sentence if the frame does not come within a minute.
import { randomUUID } from "node:crypto";

const [ingest, query] = process.argv.slice(2);
const persona = `check-${randomUUID()}`;
const event = {
  persona_id: persona,
  variant_id: "v",
  view_count: 1000,
  interaction_count: 70,
  updated_at: new Date().toISOString(),
};

function end(code, sentence) {
  console.log(sentence);
  process.exit(code);
}

async function send() {
  const answer = await fetch(`${ingest}/api/events/performance-update`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  if (!answer.ok) end(1, `ingest-service answered ${answer.status}: ${await answer.text()}`);
}

setTimeout(() => end(1, "no frame came within a minute"), 60_000);

const socket = new WebSocket(`${query.replace(/^http/, "ws")}/dashboard/ws/${persona}`);
socket.onclose = ({ code, reason }) => end(1, `the connection was closed with ${code} ${reason}`);
socket.onmessage = ({ data }) => {
  const frame = JSON.parse(data);
  if (frame.type === "initial_data") send().catch((failure) => end(1, `ingest-service cannot be reached: ${failure}`));
  if (frame.type === "variant_update" && frame.data.view_count === event.view_count) {
    socket.onclose = null;
    end(0, `the frame of the event came: ${data}`);
  }
};
