// What people would build with Node.js: reads dashboard.updates and broadcasts each update to whoever watches its persona.
// The frames are, byte for byte, those of query-service.
import { createServer } from 'node:http';
import { Kafka, logLevel } from 'kafkajs';
import { WebSocketServer } from 'ws';

const { PORT, BROKERS, TOPIC_ID, PARTITIONS } = process.env;
const audience = new Map();
let ready = false;

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const health = () => (ready ? '200 OK' : '503 Service Unavailable');
const http = createServer();
// Whoever asks how it is may offer HTTP/2, which is an upgrade as well.
http.on('upgrade', (request, socket, head) => {
  if (request.headers.upgrade !== 'websocket') socket.end(`HTTP/1.1 ${health()}\r\nContent-Length: 0\r\n\r\n`);
  else sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
});
sockets.on('connection', (socket, { url }) => {
  const persona = url.slice(url.lastIndexOf('/') + 1);
  const others = audience.get(persona) ?? audience.set(persona, new Set()).get(persona);
  others.add(socket);
  socket.on('close', () => others.delete(socket));
  socket.on('error', () => socket.terminate());
  socket.send('{"type":"initial_data","position":null,"data":{}}');
});

function position(partition, offset) {
  const bytes = Buffer.alloc(32);
  bytes.write(TOPIC_ID, 'hex');
  bytes.writeInt32BE(Number(PARTITIONS), 16);
  bytes.writeInt32BE(partition, 20);
  bytes.writeBigInt64BE(BigInt(offset), 24);
  return bytes.toString('base64url');
}

function broadcast(partition, { offset, value }) {
  const { persona_id, identity, timestamp, data } = JSON.parse(value);
  const watching = audience.get(persona_id);
  if (watching?.size > 0) {
    const frame = { type: 'variant_update', position: position(partition, offset), identity, timestamp, data };
    const encoded = Buffer.from(JSON.stringify(frame));
    for (const socket of watching) socket.send(encoded, { binary: false });
  }
}

const consumer = new Kafka({ brokers: [BROKERS], logLevel: logLevel.WARN }).consumer({ groupId: 'fan-out-peer' });
consumer.on(consumer.events.GROUP_JOIN, () => (ready = true));
await consumer.connect();
await consumer.subscribe({ topics: ['dashboard.updates'] });
await consumer.run({
  eachBatch: async ({ batch }) => batch.messages.forEach((message) => broadcast(batch.partition, message)),
});
http.listen(Number(PORT), '127.0.0.1', 4096);
