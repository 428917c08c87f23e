// Verifies a Substrate read proof: walks the trie's nodes from the root to the key. The hash function
// is given, so that the client's own is used. State versions 0 and 1.

const HASH_BYTES = 32;

/**
 * @param root the state root of a header
 * @param proof encoded nodes
 * @param key storage key
 * @param hash Blake2b-256
 * @returns the value, or null where the proof shows that there is none
 */
export function provenValue(root, proof, key, hash) {
  const nodes = new Map(proof.map((node) => [hex(hash(node)), node]));
  const path = [...key].flatMap((byte) => [byte >> 4, byte & 15]);
  return walk(resolve(nodes, root), path, nodes);
}

function walk(bytes, path, nodes) {
  const node = decode(bytes);
  if (node === null || node.partial.some((nibble, i) => path[i] !== nibble)) {
    return null;
  }
  const rest = path.slice(node.partial.length);
  if (rest.length === 0) {
    return node.value && (node.value.hashed ? resolve(nodes, node.value.bytes) : node.value.bytes);
  }
  const child = node.children[rest[0]];
  if (!child) {
    return null;
  }
  return walk(child.length === HASH_BYTES ? resolve(nodes, child) : child, rest.slice(1), nodes);
}

function resolve(nodes, hash) {
  const node = nodes.get(hex(hash));
  if (!node) {
    throw new Error(`the proof lacks ${hex(hash)}`);
  }
  return node;
}

// First byte: 01 leaf, 10 branch, 11 branch with value (6 bits of length); 001 leaf and 0001 branch
// whose value is hashed (5 and 4 bits); 0 is the empty trie.
function decode(bytes) {
  if (bytes[0] === 0) {
    return null;
  }
  const input = { bytes, at: 0 };
  const first = take(input, 1)[0];
  const kind = first >> 6;
  if (kind !== 0) {
    return body(input, first, 6, kind !== 1, kind !== 2 && 'inline');
  }
  return first >> 5 === 1 ? body(input, first, 5, false, 'hashed') : body(input, first, 4, true, 'hashed');
}

function body(input, first, lengthBits, isBranch, value) {
  const partial = nibbles(input, length(input, first, lengthBits));
  const bitmap = isBranch ? take(input, 2).reduce((sum, byte, i) => sum | (byte << (8 * i)), 0) : 0;
  const node = { partial, children: [], value: null };
  if (value) {
    node.value =
      value === 'hashed'
        ? { hashed: true, bytes: take(input, HASH_BYTES) }
        : { hashed: false, bytes: take(input, compact(input)) };
  }
  for (let i = 0; i < 16; i++) {
    if (bitmap & (1 << i)) {
      node.children[i] = take(input, compact(input));
    }
  }
  return node;
}

function length(input, first, bits) {
  const most = (1 << bits) - 1;
  let total = first & most;
  if (total < most) {
    return total;
  }
  for (;;) {
    const more = take(input, 1)[0];
    total += more;
    if (more < 255) {
      return total;
    }
  }
}

function nibbles(input, count) {
  const all = [...take(input, (count + 1) >> 1)].flatMap((byte) => [byte >> 4, byte & 15]);
  return count % 2 ? all.slice(1) : all;
}

function compact(input) {
  const first = take(input, 1)[0];
  switch (first & 3) {
    case 0:
      return first >> 2;
    case 1:
      return (first >> 2) | (take(input, 1)[0] << 6);
    case 2: {
      const [a, b, c] = take(input, 3);
      return (first >> 2) | (a << 6) | (b << 14) | (c << 22);
    }
    default:
      throw new Error('a length of more than 30 bits');
  }
}

function take(input, count) {
  const part = input.bytes.subarray(input.at, input.at + count);
  if (part.length < count) {
    throw new Error('a node of the proof is cut off');
  }
  input.at += count;
  return part;
}

function hex(bytes) {
  return Buffer.from(bytes).toString('hex');
}
