// Usage: node capture.mjs FOLDER. Writes one file per call of cases.mjs, and endpoints.json.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { cases } from './cases.mjs';
import { services } from './services.mjs';

const folder = process.argv[2];
const region = 'eu-west-1';
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'SECRET', sessionToken: 'TOKEN' };
// What the client, the connection or the signature adds: it differs from run to run, or says nothing about the call.
const dropped = /^(host|user-agent|x-amz-user-agent|amz-sdk-.*|authorization|x-amz-date|x-amz-content-sha256|x-amz-security-token|content-length|content-type|connection|expect|x-amz-target|accept-encoding|transfer-encoding)$/;

let received;
const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', part => parts.push(part));
  request.on('end', () => {
    received = { request, body: Buffer.concat(parts) };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{}');
  });
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));

const clients = {};
for (const [name, [pkg, className]] of Object.entries(services)) clients[name] = { module: await import(pkg), className };
const write = (name, value) => fs.writeFileSync(path.join(folder, name), JSON.stringify(value, null, 2) + '\n');
const options = { region, credentials, maxAttempts: 1 };

fs.mkdirSync(folder, { recursive: true });
for (const [service, call, input] of cases) {
  const { module, className } = clients[service];
  const command = () => new module[call.split('-')[0] + 'Command'](input);
  // Some clients prefer HTTP/2, which the server does not speak.
  const client = new module[className]({ ...options, endpoint: `http://127.0.0.1:${server.address().port}`, disableHostPrefix: true, requestHandler: new NodeHttpHandler() });
  received = undefined;
  // The empty answer suits most protocols, not all; only what was sent counts.
  await client.send(command()).catch(() => {});
  if (!received) throw new Error(`${service}.${call}: nothing was sent`);
  write(`${service}.${call}.json`, { call: `${service}.${call}`, input: plain(input), host: await host(module[className], command()), ...describe(received) });
  client.destroy();
}
server.closeAllConnections();
server.close();

const regions = ['us-east-1', 'eu-west-1', 'cn-north-1', 'us-gov-west-1'];
write('endpoints.json', Object.keys(services).sort().flatMap(service => regions.flatMap(Region =>
  [false, true].flatMap(UseFIPS => [false, true].map(UseDualStack => ({ service, region: Region, fips: UseFIPS, dualStack: UseDualStack, url: endpoint(service, { Region, UseFIPS, UseDualStack }) }))))));

// The host the call would go to without the loopback server: nothing is sent.
async function host(Client, command) {
  let name;
  const requestHandler = { handle: async request => { name = request.hostname; throw new Error('only asked'); }, updateHttpClientConfig() {}, httpHandlerConfigs: () => ({}) };
  await new Client({ ...options, requestHandler }).send(command).catch(() => {});
  return name;
}

function endpoint(service, parameters) {
  const { module, className } = clients[service];
  return new module[className](options).config.endpointProvider(parameters).url.href.replace(/\/$/, '');
}

function describe({ request, body }) {
  const mark = request.url.indexOf('?');
  const type = request.headers['content-type'];
  const scope = /Credential=[^/]+\/\d+\/([^,]+)/.exec(request.headers.authorization)?.[1];
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !dropped.test(name)).sort());
  return {
    method: request.method, path: mark < 0 ? request.url : request.url.slice(0, mark), query: mark < 0 ? '' : request.url.slice(mark + 1),
    target: request.headers['x-amz-target'] ?? null, contentType: type ?? null, scope, headers, ...bodyOf(type, body),
  };
}

function bodyOf(type, body) {
  if (body.length === 0) return {};
  if (/x-www-form-urlencoded/.test(type)) return { form: Object.fromEntries([...new URLSearchParams(body.toString())].sort()) };
  // A blob may be called JSON by its content type; byte for byte is right for it as well.
  if (/^application\/(x-amz-)?json/.test(type)) return { body: JSON.parse(body) };
  return { bodyBase64: body.toString('base64') };
}

// Times as ISO text, blobs as base64: the type of the member tells them from plain text.
function plain(value) {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value;
}
