"""Verifies a Substrate read proof: walks the trie's nodes from the root to the key. State versions 0 and 1."""

from hashlib import blake2b

HASH_BYTES = 32


def proven_value(root, proof, key):
    """The value, or None where the proof shows that there is none.

    root: the state root of a header; proof: encoded nodes; key: storage key
    """
    nodes = {_hash(node): node for node in proof}
    path = [nibble for byte in key for nibble in (byte >> 4, byte & 15)]
    node = _resolve(nodes, root)
    while True:
        decoded = _Node.decode(node)
        if decoded is None or path[: len(decoded.partial)] != decoded.partial:
            return None
        path = path[len(decoded.partial) :]
        if not path:
            return _resolve(nodes, decoded.value) if decoded.hashed else decoded.value
        child = decoded.children.get(path.pop(0))
        if child is None:
            return None
        node = _resolve(nodes, child) if len(child) == HASH_BYTES else child


def _hash(node):
    return blake2b(node, digest_size=HASH_BYTES).digest()


def _resolve(nodes, digest):
    if digest not in nodes:
        raise AssertionError(f"the proof lacks {digest.hex()}")
    return nodes[digest]


class _Node:
    def __init__(self, partial, value, hashed, children):
        self.partial = partial
        self.value = value
        self.hashed = hashed
        self.children = children

    @staticmethod
    def decode(encoded):
        """First byte: 01 leaf, 10 branch, 11 branch with value (6 bits of length); 001 leaf and 0001
        branch whose value is hashed (5 and 4 bits); 0 is the empty trie."""
        first = encoded[0]
        if first == 0:
            return None
        data = _Input(encoded[1:])
        kind = first >> 6
        if kind:
            return data.node(first, 6, kind != 1, kind != 2, False)
        leaf = first >> 5 == 1
        return data.node(first, 5 if leaf else 4, not leaf, True, True)


class _Input:
    def __init__(self, data):
        self.data = data

    def take(self, count):
        part, self.data = self.data[:count], self.data[count:]
        if len(part) < count:
            raise AssertionError("a node of the proof is cut off")
        return part

    def node(self, first, bits, branch, valued, hashed):
        partial = self.nibbles(self.length(first, bits))
        bitmap = int.from_bytes(self.take(2), "little") if branch else 0
        value = None
        if valued:
            value = self.take(HASH_BYTES if hashed else self.compact())
        children = {i: self.take(self.compact()) for i in range(16) if bitmap & (1 << i)}
        return _Node(partial, value, hashed, children)

    def length(self, first, bits):
        most = (1 << bits) - 1
        total = first & most
        more = 255 if total == most else 0
        while more == 255:
            more = self.take(1)[0]
            total += more
        return total

    def nibbles(self, count):
        packed = self.take((count + 1) // 2)
        found = [nibble for byte in packed for nibble in (byte >> 4, byte & 15)]
        return found[count % 2 :]

    def compact(self):
        first = self.take(1)[0]
        mode = first & 3
        if mode == 3:
            raise AssertionError("a length of more than 30 bits")
        rest = self.take((0, 1, 3)[mode])
        return int.from_bytes(bytes([first]) + rest, "little") >> 2
