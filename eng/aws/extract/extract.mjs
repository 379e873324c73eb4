// Usage: node extract.mjs FOLDER [SERVICE ...]. Writes the model of each service of services.mjs: <FOLDER>/<Service>.json.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { declarations } from './declarations.mjs';
import { endpoints } from './endpoints.mjs';
import { services } from './services.mjs';

const require = createRequire(import.meta.url);
const [folder, ...wanted] = process.argv.slice(2);
for (const service of wanted.length ? wanted : Object.keys(services)) {
  const model = await extract(service, services[service]);
  fs.writeFileSync(path.join(folder, `${service}.json`), print(model));
  console.log(`${service}: ${model.operations.length} operations, ${Object.keys(model.structures).length} structures`);
}

async function extract(service, { npm, client, widths, operations, name, types = {}, properties = {}, without = [], endsAtSameToken = [] }) {
  const module = await import(npm);
  const root = path.join(import.meta.dirname, '..', 'node_modules', npm);
  const config = new module[client]({ region: 'us-east-1' }).config;
  const declared = declarations(root);
  const old = api(widths);
  const base = client.replace(/Client$/, 'ServiceException'); // Of all errors, modelled or not.
  const isQuery = protocol(config.protocol) === 'query';
  const structures = {}, enums = {}, errorCodes = {}, unknown = [];

  const model = {
    service, serviceId: config.serviceId, apiVersion: old.metadata.apiVersion, protocol: protocol(config.protocol), target: config.protocol.serviceTarget,
    queryCompatible: config.protocolSettings.awsQueryCompatible || undefined, signingName: config.defaultSigningName, endpointPrefix: old.metadata.endpointPrefix, name,
    source: `${npm} ${version(npm)}, aws-sdk ${version('aws-sdk')}`,
    endpoints: endpoints(parameters => config.endpointProvider(parameters).url.href.replace(/\/$/, '')),
    operations: operations.map(operation),
    structures: sorted(structures), enums: sorted(enums), errorCodes: isQuery ? errorCodes : undefined,
  };
  if (unknown.length > 0) throw new Error(`${service}: nobody knows the width of ${unknown.join(', ')}. Name it in "types" of services.mjs.`);
  return model;

  function operation(name) {
    const schema = module[name + '$'];
    if (!schema) throw new Error(`${npm} has no operation ${name}`);
    const traits = traitsOf(schema[3]), known = old.operations[name] ?? {};
    const result = {
      name, input: structureOf(schema[4], known.input), output: structureOf(schema[5], known.output), http: traits.http?.slice(0, 2).join(' '), hostPrefix: traits.endpoint?.[0],
      errors: declared.errors(name).filter(name => module[name + '$'] && name !== base && !without.includes(name)).map(error),
    };
    return { ...result, page: page(name, result) };
  }

  function error(name) {
    const schema = module[name + '$'];
    const [code] = traitsOf(schema[3]).awsQueryError ?? [];
    if (code) errorCodes[name] = code;
    return structureOf(schema, old.shapes[name]);
  }

  // Only pages by a token of text, which both shapes hold: those have a paginator in .NET.
  function page(name, { input, output }) {
    const rule = api(widths, 'paginators').pagination?.[name];
    const has = (structure, member, type) => structures[structure]?.some(known => known.name === member && known.type === type);
    if (typeof rule?.input_token !== 'string' || !has(input, rule.input_token, 'string') || !has(output, rule.output_token, 'string')) return undefined;
    return { input: rule.input_token, output: rule.output_token, result: [rule.result_key ?? []].flat(), endsAtSameToken: endsAtSameToken.includes(name) || undefined };
  }

  function structureOf(schema, known) {
    const [shape] = unwrap(schema);
    if (!Array.isArray(shape)) return undefined;
    const [, , name, , names, memberTypes, required = 0] = shape;
    if (!structures[name]) {
      structures[name] = []; // Known before its members are: structures may hold themselves.
      const old = resolve(known);
      structures[name] = names.map((member, index) => memberOf(name, member, memberTypes[index], index < required, old?.members?.[member])).filter(({ type }) => type !== 'dropped');
    }
    return name;
  }

  function memberOf(structure, name, schema, required, known) {
    const path = `${structure}.${name}`;
    const { httpLabel, httpHeader, httpQuery, httpPayload, httpResponseCode, idempotencyToken, xmlName } = unwrap(schema)[1];
    return {
      name, type: types[path] ?? typeOf(schema, declared.member(structure, name), known, path), required: required || undefined, property: properties[path],
      label: httpLabel && true, header: httpHeader, query: httpQuery, payload: httpPayload && true, statusCode: httpResponseCode && true, token: idempotencyToken && true, xmlName: isQuery ? xmlName : undefined,
    };
  }

  // [T] is a list, {T} a map from strings; what is no primitive is a structure or an enumeration.
  function typeOf(schema, typescript, known, path) {
    const [shape] = unwrap(schema);
    known = resolve(known);
    const list = inner => `[${typeOf(inner, typescript?.replace(/\[\]$/, ''), known?.member, path + '[]')}]`;
    const map = inner => `{${typeOf(inner, /^Record<string, (.*)>$/.exec(typescript)?.[1], known?.value, path + '{}')}}`;
    if (Array.isArray(shape)) {
      if (shape[0] === 1) return list(shape[4]);
      if (shape[0] === 2) return map(shape[5]) + xmlNames(shape[4], shape[5]);
      return structureOf(shape, known);
    }
    if (shape >= 128) return map(shape - 128);
    if (shape >= 64) return list(shape - 64);
    if (shape === 0) return enumeration(typescript) ?? (typescript === 'Uint8Array' ? 'blob' : 'string');
    if (shape === 2) return 'boolean';
    if (shape === 4 || shape === 7) return 'timestamp';
    if (shape === 15) return 'document';
    if (shape === 21) return 'blob';
    if (shape === 1) return types[path] ?? width(known, path);
    throw new Error(`${path}: schema ${shape} is not known here`);
  }

  // Only AWS's query protocol names the keys and values of a map.
  function xmlNames(key, value) {
    const names = [key, value].map(schema => unwrap(schema)[1].xmlName);
    return isQuery && names.some(name => name) ? `(${names[0] ?? 'key'},${names[1] ?? 'value'})` : '';
  }

  function enumeration(typescript) {
    const values = declared.enumeration(typescript);
    if (!values) return undefined;
    enums[typescript] = values;
    return typescript;
  }

  function width(known, path) {
    if (['integer', 'long', 'float', 'double'].includes(known?.type)) return known.type;
    unknown.push(path);
    return 'integer';
  }

  function resolve(shape) {
    for (let depth = 0; shape?.shape && depth < 5; depth++) shape = old.shapes[shape.shape];
    return shape;
  }
}

// Schemas are values, functions that give them (so that they may refer to one another), or [schema, traits].
function unwrap(schema) {
  let traits = {};
  for (;;) {
    while (typeof schema === 'function') schema = schema();
    if (!Array.isArray(schema)) return [schema ?? 0, traits];
    if (schema[0] === 0 && schema.length >= 5) [schema, traits] = [schema[4], { ...traitsOf(schema[3]), ...traits }];
    else if (typeof schema[0] === 'number' && schema.length > 2) return [schema, traits];
    else [schema, traits] = [schema[0], { ...traitsOf(schema[1]), ...traits }];
  }
}

function traitsOf(traits) {
  if (traits && typeof traits === 'object') return traits;
  const names = ['httpLabel', 'idempotent', 'idempotencyToken', 'sensitive', 'httpPayload', 'httpResponseCode', 'httpQueryParams'];
  return Object.fromEntries(names.filter((_, bit) => (traits >> bit) & 1).map(name => [name, 1]));
}

function protocol(protocol) {
  const names = { awsJson1_0: 'json-1.0', awsJson1_1: 'json-1.1', restJson1: 'rest-json', awsQuery: 'query' };
  return names[protocol.getShapeId().split('#')[1]];
}

function api(name, kind = 'min') {
  return JSON.parse(fs.readFileSync(require.resolve(`aws-sdk/apis/${name}.${kind}.json`)));
}

function version(npm) {
  return JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '..', 'node_modules', npm, 'package.json'))).version;
}

function sorted(object) {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// JSON, but each operation, member and enumeration on a line of its own: differences read well.
function print(model) {
  return JSON.stringify(model, (key, value) => (isLine(value) ? `\u0001${JSON.stringify(value)}` : value), 1)
    .replace(/"\\u0001((?:[^"\\]|\\.)*)"/g, (_, text) => JSON.parse(`"${text}"`)) + '\n';

  function isLine(value) {
    return value && typeof value === 'object' && (Array.isArray(value) ? value.every(item => typeof item === 'string') : 'name' in value && !('operations' in value) || 'url' in value);
  }
}
