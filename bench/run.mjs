// Compares Mayfly with a bare Express app that gives the same answer: cold start to the first 200, and throughput at 32
// connections. Both are measured in turn within one run, so what counts is their ratio; the figures themselves depend on the
// machine. Run it with "npm run bench" under each Node that matters.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';

const coldStarts = 25;
const rounds = 5;
const secondsPerRound = 5;
const connections = 32;

const express = fileURLToPath(new URL('bareExpress.mjs', import.meta.url));
const mayfly = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const request = {
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Bearer sk_test_bench' },
  body: 'customer=cus_123',
};

/** Gives back the arguments of each server. Neither logs, so that both do the same. */
function serversAt(port) {
  return {
    express: [express, String(port)],
    mayfly: [mayfly, '--port', String(port), '--log', 'silent'],
  };
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts a server and gives back its address, once it answers the request with 200. */
async function start(name) {
  const port = await findFreePort();
  const child = spawn(process.execPath, serversAt(port)[name], { stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}/v1/ephemeral_keys`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${name} ended before it listened.`);
    await setTimeout(1);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { url, stop };
}

async function answers(url) {
  try {
    const response = await fetch(url, request);
    await response.text();
    if (response.status !== 200) throw new RangeError(`${url} answers ${response.status}`);
    return true;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return false;
  }
}

/** Gives back the milliseconds from the start of the process to its first 200. */
async function measureColdStart(name) {
  const began = performance.now();
  const { stop } = await start(name);
  const took = performance.now() - began;
  await stop();
  return took;
}

/** Gives back the requests answered with 200 in a second. */
async function measureThroughput(url, duration) {
  const { requests, non2xx, errors } = await autocannon({
    url,
    connections,
    duration,
    ...request,
  });
  if (non2xx + errors > 0) throw new Error(`${non2xx} other answers and ${errors} errors.`);
  return requests.average;
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

function describe(values, digits) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}

const cold = { express: [], mayfly: [], ratio: [] };
for (let round = 0; round < coldStarts; round += 1) {
  for (const name of ['express', 'mayfly']) cold[name].push(await measureColdStart(name));
  cold.ratio.push(cold.mayfly.at(-1) / cold.express.at(-1));
}

const throughput = { express: [], mayfly: [], ratio: [] };
const running = { express: await start('express'), mayfly: await start('mayfly') };
for (const { url } of Object.values(running)) await measureThroughput(url, 2);
for (let round = 0; round < rounds; round += 1) {
  for (const [name, { url }] of Object.entries(running))
    throughput[name].push(await measureThroughput(url, secondsPerRound));
  throughput.ratio.push(throughput.mayfly.at(-1) / throughput.express.at(-1));
}
for (const { stop } of Object.values(running)) await stop();

console.log(
  `Node ${process.version}, median (least to most) of ${coldStarts} starts and ${rounds} × ${secondsPerRound} s at ${connections} connections\n`,
);
console.log('| | bare Express | Mayfly | Mayfly ÷ Express |');
console.log('|---|---|---|---|');
console.log(
  `| cold start to the first 200, ms | ${describe(cold.express, 0)} | ${describe(cold.mayfly, 0)} | ${describe(cold.ratio, 2)} |`,
);
console.log(
  `| requests a second | ${describe(throughput.express, 0)} | ${describe(throughput.mayfly, 0)} | ${describe(throughput.ratio, 2)} |`,
);
