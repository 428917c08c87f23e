//! Verifies a Substrate read proof: walks the trie's nodes from the root to the key. State versions 0
//! and 1.

use crate::report::Outcome;
use std::collections::HashMap;
use subxt::config::Hasher;
use subxt::config::substrate::BlakeTwo256;

const HASH_BYTES: usize = 32;

/// The value, or nothing where the proof shows that there is none.
///
/// `root` is the state root of a header, `proof` are encoded nodes.
pub fn proven_value(
    root: &[u8],
    proof: &[Vec<u8>],
    key: &[u8],
    hasher: BlakeTwo256,
) -> Outcome<Option<Vec<u8>>> {
    let nodes: HashMap<Vec<u8>, &[u8]> = proof
        .iter()
        .map(|node| (hasher.hash(node).0.to_vec(), node.as_slice()))
        .collect();
    let nibbles: Vec<u8> = key.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
    let mut path = nibbles.as_slice();
    let mut encoded = resolve(&nodes, root)?.to_vec();
    loop {
        let Some(node) = Node::decode(&encoded)? else {
            return Ok(None);
        };
        let Some(rest) = path.strip_prefix(node.partial.as_slice()) else {
            return Ok(None);
        };
        let Some((next, after)) = rest.split_first() else {
            return match (node.value, node.hashed) {
                (Some(hash), true) => Ok(Some(resolve(&nodes, &hash)?.to_vec())),
                (value, _) => Ok(value),
            };
        };
        let Some(child) = node.children.get(next) else {
            return Ok(None);
        };
        path = after;
        encoded = match child.len() {
            HASH_BYTES => resolve(&nodes, child)?.to_vec(),
            _ => child.clone(),
        };
    }
}

fn resolve<'a>(nodes: &HashMap<Vec<u8>, &'a [u8]>, hash: &[u8]) -> Outcome<&'a [u8]> {
    let node = nodes.get(hash).copied();
    Ok(node.ok_or_else(|| format!("the proof lacks {hash:02x?}"))?)
}

struct Node {
    partial: Vec<u8>,
    value: Option<Vec<u8>>,
    hashed: bool,
    children: HashMap<u8, Vec<u8>>,
}

impl Node {
    /// First byte: 01 leaf, 10 branch, 11 branch with value (6 bits of length); 001 leaf and 0001
    /// branch whose value is hashed (5 and 4 bits); 0 is the empty trie.
    fn decode(encoded: &[u8]) -> Outcome<Option<Node>> {
        let mut input = Input(encoded);
        let first = input.take(1)?[0];
        Ok(match first >> 6 {
            0 if first == 0 => None,
            0 if first >> 5 == 1 => Some(input.node(first, 5, false, true, true)?),
            0 => Some(input.node(first, 4, true, true, true)?),
            kind => Some(input.node(first, 6, kind != 1, kind != 2, false)?),
        })
    }
}

struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Outcome<&'a [u8]> {
        let (part, rest) = self
            .0
            .split_at_checked(count)
            .ok_or("a node of the proof is cut off")?;
        self.0 = rest;
        Ok(part)
    }

    fn node(
        &mut self,
        first: u8,
        bits: u32,
        branch: bool,
        valued: bool,
        hashed: bool,
    ) -> Outcome<Node> {
        let length = self.length(first, bits)?;
        let packed = self.take(length.div_ceil(2))?;
        let nibbles = packed.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let partial = nibbles.skip(length % 2).collect();
        let bitmap = match branch {
            true => {
                let bytes = self.take(2)?;
                u16::from_le_bytes([bytes[0], bytes[1]])
            }
            false => 0,
        };
        let value = match (valued, hashed) {
            (false, _) => None,
            (true, true) => Some(self.take(HASH_BYTES)?.to_vec()),
            (true, false) => Some(self.sized()?),
        };
        let mut children = HashMap::new();
        for i in (0..16).filter(|i| bitmap & (1 << i) != 0) {
            children.insert(i, self.sized()?);
        }
        Ok(Node {
            partial,
            value,
            hashed,
            children,
        })
    }

    fn length(&mut self, first: u8, bits: u32) -> Outcome<usize> {
        let most = (1 << bits) - 1;
        let mut total = usize::from(first) & most;
        if total == most {
            loop {
                let more = self.take(1)?[0];
                total += usize::from(more);
                if more < 255 {
                    break;
                }
            }
        }
        Ok(total)
    }

    fn sized(&mut self) -> Outcome<Vec<u8>> {
        let first = self.take(1)?[0];
        let rest = match first & 3 {
            0 => self.take(0)?,
            1 => self.take(1)?,
            2 => self.take(3)?,
            _ => return Err("a length of more than 30 bits".into()),
        };
        let mut number = [0; 4];
        number[0] = first;
        number[1..=rest.len()].copy_from_slice(rest);
        Ok(self
            .take((u32::from_le_bytes(number) >> 2) as usize)?
            .to_vec())
    }
}
