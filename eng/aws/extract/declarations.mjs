// What only the TypeScript declarations of a client say: the values of enumerations, which member is which, and the errors of an operation.
import fs from 'node:fs';
import path from 'node:path';

export function declarations(root) {
  const types = path.join(root, 'dist-types');
  const text = fs.readdirSync(path.join(types, 'models')).filter(file => file.endsWith('.d.ts'))
    .map(file => fs.readFileSync(path.join(types, 'models', file), 'utf8')).join('\n').replace(/\/\*\*[\s\S]*?\*\//g, '');

  const members = {};
  for (const [, name, body] of text.matchAll(/export (?:interface|declare class) (\w+)[^{]*\{([\s\S]*?)\n\}/g))
    members[name] = Object.fromEntries([...body.matchAll(/^\s*(?:readonly )?(\w+)\??: (.+?);\s*$/gm)].map(([, member, type]) => [member, type.replace(/ \| undefined/g, '')]));

  const enumerations = {};
  for (const [, name, body] of text.matchAll(/export declare const (\w+): \{([\s\S]*?)\n\};/g))
    enumerations[name] = [...body.matchAll(/readonly .+?: "(.*)";/g)].map(([, value]) => JSON.parse(`"${value}"`));

  return {
    member: (structure, member) => (members[structure] ?? members['_' + structure])?.[member],
    enumeration: type => enumerations[type],
    errors: operation => [...fs.readFileSync(path.join(types, 'commands', `${operation}Command.d.ts`), 'utf8').matchAll(/@throws \{@link (\w+)\}/g)].map(([, error]) => error),
  };
}
