import { createSocket } from 'node:dgram';

/** A name server on loopback that answers every A query with the current address. */
export async function nameServer(address) {
  const asked = [];
  const state = { address };
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, end, type } = question(query);
    asked.push(name);
    socket.send(answer(query, end, type === 1 ? [state.address] : []), from.port, from.address);
  });
  await new Promise((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    authority: `127.0.0.1:${socket.address().port}`,
    asked,
    moveTo: (other) => {
      state.address = other;
    },
    close: () => socket.close(),
  };
}

function question(query) {
  const labels = [];
  let at = 12;
  while (query[at] !== 0) {
    labels.push(query.subarray(at + 1, at + 1 + query[at]).toString());
    at += query[at] + 1;
  }
  return { name: labels.join('.'), end: at + 5, type: query.readUInt16BE(at + 1) };
}

function answer(query, end, addresses) {
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(addresses.length, 6);
  header.writeUInt32BE(0, 8);
  const records = addresses.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([header, query.subarray(12, end), ...records]);
}
