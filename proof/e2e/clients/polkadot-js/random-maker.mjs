import { u8aConcat, u8aToHex } from '@polkadot/util';

const DEPTH = 10;
const ITEMS_MAX = 4;
const BYTES_MAX = 70;
const RAW_ADDRESS_MIN = 40;
const LETTERS = ['a', 'Z', ' ', '"', 'ß', '語', '🚀'];

/** Makes values of the types of a registry with the library's own constructors; the same ones each time. */
export class Maker {
  constructor(registry) {
    this.registry = registry;
    this.random = mulberry(20_260_801);
    this.heights = heights(registry);
  }

  /** @returns a codec of the type with that number in the metadata */
  of(id) {
    return this.create(id, this.input(id, DEPTH));
  }

  create(id, input) {
    return this.registry.createType(this.registry.createLookupType(id), input);
  }

  /** What the constructor of a type takes, in plain JavaScript. */
  input(id, depth) {
    const { path, def } = this.registry.lookup.getSiType(id);
    switch (path.map(String).join('::')) {
      case 'sp_core::crypto::AccountId32':
        return this.bytes(32);
      case 'sp_runtime::generic::era::Era':
        return this.chance(8) ? '0x00' : { current: this.below(1 << 20), period: 2 << (1 + this.below(15)) };
      case 'pallet_identity::types::BitFlags':
        return this.below(256);
      case 'primitive_types::U256':
        return this.number(256);
      case 'sp_runtime::multiaddress::MultiAddress':
        return this.address();
      case 'pallet_identity::types::Data':
        return this.data();
      case 'khala_runtime::RuntimeCall':
      case 'khala_runtime::RuntimeEvent':
        return this.indexed(def.asVariant.variants, depth - 1);
      case 'Option':
        return this.option(def.asVariant.variants[1].fields[0].type, depth - 1);
      default:
        return this.shaped(def, depth - 1);
    }
  }

  shaped(def, depth) {
    switch (def.type) {
      case 'Composite':
        return this.fields(def.asComposite.fields, depth);
      case 'Variant': {
        const { name, fields } = this.variant(def.asVariant.variants, depth);
        return { [name.toString()]: this.fields(fields, depth) };
      }
      case 'Sequence':
        return this.list(def.asSequence.type, depth);
      case 'Array':
        return this.items(def.asArray.type, def.asArray.len.toNumber(), depth);
      case 'Tuple':
        return this.all(def.asTuple, depth);
      case 'Compact':
        return this.compact(def.asCompact.type);
      case 'Primitive':
        return this.primitive(def.asPrimitive.toString());
      default:
        throw new Error(`there was no ${def.type} when this was written`);
    }
  }

  fields(fields, depth) {
    if (fields.length === 0) {
      return null;
    }
    if (fields.every(({ name }) => name.isNone)) {
      const values = this.all(fields.map(({ type }) => type), depth);
      return fields.length === 1 ? values[0] : values;
    }
    // In bytes: what the library calls a field is not always the declared name.
    return u8aConcat(...fields.map(({ type }) => this.create(type, this.input(type, depth)).toU8a()));
  }

  all(types, depth) {
    const values = types.map((type) => this.input(type, depth));
    return values.length === 0 ? null : values;
  }

  // In bytes: the library takes those of a struct for an option's own.
  option(id, depth) {
    return this.heights.get(id.toNumber()) > depth || this.chance(3)
      ? new Uint8Array([0])
      : u8aConcat(new Uint8Array([1]), this.create(id, this.input(id, depth)).toU8a());
  }

  variant(variants, depth) {
    const fitting = variants.filter((one) => height(this.heights, one.fields) <= depth);
    if (fitting.length > 0) {
      return this.oneOf(fitting);
    }
    return variants.reduce((a, b) => (height(this.heights, b.fields) < height(this.heights, a.fields) ? b : a));
  }

  // Calls and events have the pallet's number in front; their classes take bytes or other instances.
  indexed(pallets, depth) {
    const pallet = this.variant(pallets, depth);
    const { variants } = this.registry.lookup.getSiType(pallet.fields[0].type).def.asVariant;
    const { index, fields } = this.variant(variants, depth);
    const content = fields.map(({ type }) => this.create(type, this.input(type, depth)).toU8a());
    return u8aConcat(new Uint8Array([pallet.index.toNumber(), index.toNumber()]), ...content);
  }

  /**
   * Its index is a number to the library, whatever the metadata says, and bytes so few that they could be
   * something else are taken for that.
   */
  address() {
    const sizes = { Id: 32, Address32: 32, Address20: 20, Raw: RAW_ADDRESS_MIN + this.below(BYTES_MAX) };
    const variant = this.oneOf(Object.keys(sizes));
    return { [variant]: this.bytes(sizes[variant]) };
  }

  data() {
    const hash = ['BlakeTwo256', 'Sha256', 'Keccak256', 'ShaThree256'];
    if (this.chance(6)) {
      return { None: null };
    }
    return this.chance(3) ? { [this.oneOf(hash)]: this.bytes(32) } : { Raw: this.bytes(this.below(33)) };
  }

  list(item, depth) {
    if (this.isByte(item)) {
      return this.bytes(this.below(BYTES_MAX));
    }
    const count = this.heights.get(item.toNumber()) <= depth ? this.below(ITEMS_MAX) : 0;
    return this.items(item, count, depth);
  }

  items(item, count, depth) {
    return this.isByte(item) ? this.bytes(count) : Array.from({ length: count }, () => this.input(item, depth));
  }

  isByte(id) {
    const { def } = this.registry.lookup.getSiType(id);
    return def.isPrimitive && def.asPrimitive.isU8;
  }

  compact(id) {
    const { def } = this.registry.lookup.getSiType(id);
    if (def.isPrimitive) {
      return this.primitive(def.asPrimitive.toString());
    }
    return def.isTuple ? null : this.compact(def.asComposite.fields[0].type);
  }

  primitive(name) {
    switch (name) {
      case 'Bool':
        return this.chance(2);
      case 'Str':
        return Array.from({ length: this.below(12) }, () => this.oneOf(LETTERS)).join('');
      default:
        return this.number(Number(name.slice(1)));
    }
  }

  /** Numbers of all lengths are about equally frequent. */
  number(bits) {
    const length = BigInt(this.below(bits + 1));
    switch (this.below(4)) {
      case 0:
        return (1n << length) - 1n;
      case 1:
        return length === 0n ? 0n : 1n << (length - 1n);
      default:
        return BigInt.asUintN(Number(length), BigInt(this.bytes(bits / 8)));
    }
  }

  /** In hexadecimal, as the library takes other bytes for an encoding with its length. */
  bytes(length) {
    return u8aToHex(Uint8Array.from({ length }, () => this.below(256)));
  }

  oneOf(items) {
    return items[this.below(items.length)];
  }

  chance(oneIn) {
    return this.below(oneIn) === 0;
  }

  below(limit) {
    return Math.floor(this.random() * limit);
  }
}

/** How deep the flattest value of each type is. */
function heights(registry) {
  const found = new Map(registry.lookup.types.map(({ id }) => [id.toNumber(), Infinity]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const { id, type } of registry.lookup.types) {
      const now = 1 + below(found, type.def);
      changed ||= now < found.get(id.toNumber());
      found.set(id.toNumber(), now);
    }
  }
  return found;
}

function below(found, def) {
  switch (def.type) {
    case 'Composite':
      return height(found, def.asComposite.fields);
    case 'Variant':
      return Math.min(...def.asVariant.variants.map(({ fields }) => height(found, fields)));
    case 'Array':
      return found.get(def.asArray.type.toNumber());
    case 'Tuple':
      return Math.max(0, ...def.asTuple.map((type) => found.get(type.toNumber())));
    default:
      return 0;
  }
}

function height(found, fields) {
  return Math.max(0, ...fields.map(({ type }) => found.get(type.toNumber())));
}

// Mulberry32: 32 bits of state, good enough to pick things.
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
