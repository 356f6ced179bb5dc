// Preloaded into every process and thread of a test: whoever reaches for the network is written down and fails.
const dgram = require('node:dgram');
const dns = require('node:dns');
const { appendFileSync } = require('node:fs');
const net = require('node:net');
const { isMainThread } = require('node:worker_threads');

const record = process.env.ISNAD_TEST_NETWORK_RECORD;
const write = (line) => appendFileSync(record, `${line}\n`);

function forbid(owner, name) {
  owner[name] = () => {
    write(`attempt: ${name}`);
    throw new Error(`The network was reached for (${name}).`);
  };
}

forbid(net.Socket.prototype, 'connect');
forbid(net.Server.prototype, 'listen');
forbid(dgram, 'createSocket');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  forbid(dns, name);
  forbid(dns.promises, name);
}
if (globalThis.fetch !== undefined) forbid(globalThis, 'fetch');

write(`watched: ${isMainThread ? 'process' : 'thread'} ${process.argv[1] ?? ''}`);
