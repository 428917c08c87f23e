// A chain of another network: a node of ours behind a relay that gives one pallet another name. What
// it says of itself is whole and decodes; only it is not a Khala network.
import { WebSocket, WebSocketServer } from 'ws';

const hex = (text) => Buffer.from(text).toString('hex');

export async function foreignChain(rpc) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (client) => {
    const node = new WebSocket(rpc);
    const waiting = [];
    client.on('message', (data) => (node.readyState === WebSocket.OPEN ? node.send(String(data)) : waiting.push(String(data))));
    node.on('open', () => waiting.forEach((text) => node.send(text)));
    node.on('message', (data) => client.send(String(data).replaceAll(hex('PhalaRegistry'), hex('OtherRegistry'))));
    node.on('error', () => client.close());
    node.on('close', () => client.close());
    client.on('close', () => node.close());
  });
  await new Promise((done) => server.once('listening', done));
  return {
    rpc: `ws://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => {
      server.clients.forEach((client) => client.terminate());
      server.close(done);
    }),
  };
}
