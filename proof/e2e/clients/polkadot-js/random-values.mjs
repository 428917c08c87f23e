// Random values of every type of a chain's metadata, between somebody else's codec and @polkadot/api.
// The last argument but one is read, the last one written, a JSON object a line:
//
//   node random-values.mjs decode METADATA VALUES ANSWERS
//        {"type", "hex"} to {"hex": encoded anew, "json"} or {"failed"}, line by line
//   node random-values.mjs make METADATA TYPES ANSWERS
//        {"type"} to {"hex", "json"} of a value of that type that is made here
import { readFileSync, writeFileSync } from 'node:fs';
import { Metadata, TypeRegistry } from '@polkadot/types';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { Maker } from './random-maker.mjs';

const BEHIND = 64;

function main(direction, metadataFile, input, output) {
  const registry = new TypeRegistry();
  registry.setMetadata(new Metadata(registry, readFileSync(metadataFile, 'utf8').trim()));
  const maker = new Maker(registry);
  const answer = direction === 'make' ? ({ type }) => maker.of(type) : ({ type, hex }) => decode(registry, type, hex);
  const lines = readFileSync(input, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  writeFileSync(output, lines.map((line) => `${JSON.stringify(told(() => answer(line)))}\n`).join(''));
}

// The library takes 20 or 32 bytes, if just so many are left, for an address without its variant. Bytes behind the
// value keep it from that; since some types take all there is, they are the second try.
function decode(registry, type, hex) {
  const bytes = hexToU8a(hex);
  const name = registry.createLookupType(type);
  const value = registry.createType(name, bytes);
  if (value.encodedLength === bytes.length) {
    return value;
  }
  const again = registry.createType(name, u8aConcat(bytes, new Uint8Array(BEHIND)));
  if (again.encodedLength !== bytes.length) {
    throw new Error(`${again.encodedLength} bytes of ${bytes.length}`);
  }
  return again;
}

function told(run) {
  try {
    const value = run();
    return { hex: u8aToHex(value.toU8a()), json: value.toJSON() };
  } catch (error) {
    return { failed: String(error) };
  }
}

main(...process.argv.slice(2));
