// The endpoint rules of a client are compiled and cannot be read, but they can be asked: every region of every partition, with and without FIPS and dual-stack.
// What all regions share becomes a template, what a partition or a region has of its own becomes a rule before it.
import { partitionsInfo } from '../node_modules/@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';

export function endpoints(resolve) {
  return [false, true].flatMap(fips => [false, true].flatMap(dualStack => rules(resolve, fips, dualStack)));
}

function rules(resolve, fips, dualStack) {
  const asked = partitionsInfo.partitions.flatMap(({ outputs, regions }) => Object.keys(regions).filter(region => !region.endsWith('-global'))
    .map(region => ({ region, partition: outputs.name, url: template(resolve, region, outputs, fips, dualStack) }))).filter(({ url }) => url);
  if (asked.length === 0) return [];
  const common = mostFrequent(asked);
  const flags = { ...(fips && { fips }), ...(dualStack && { dualStack }) };
  const partitions = [...new Set(asked.map(({ partition }) => partition))].map(partition => ({ partition, of: asked.filter(one => one.partition === partition) }))
    .map(({ partition, of }) => ({ partition, of, url: mostFrequent(of) }));
  return [
    ...partitions.flatMap(({ of, url }) => of.filter(one => one.url !== url).map(one => ({ url: one.url, ...flags, region: one.region }))),
    ...partitions.filter(({ url }) => url !== common).map(({ partition, url }) => ({ url, ...flags, partition })),
    { url: common, ...flags },
  ];
}

function template(resolve, Region, { dnsSuffix, dualStackDnsSuffix }, UseFIPS, UseDualStack) {
  let url;
  try {
    url = resolve({ Region, UseFIPS, UseDualStack });
  } catch {
    return undefined; // The partition has no such endpoints.
  }
  const suffix = UseDualStack && url.endsWith('.' + dualStackDnsSuffix) ? 'dualStackDnsSuffix' : 'dnsSuffix';
  const domain = suffix === 'dnsSuffix' ? dnsSuffix : dualStackDnsSuffix;
  return (url.endsWith('.' + domain) ? `${url.slice(0, -domain.length)}{${suffix}}` : url).replace(`.${Region}.`, '.{region}.');
}

function mostFrequent(asked) {
  const counts = new Map();
  for (const { url } of asked) counts.set(url, (counts.get(url) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0][0];
}
