// The well-known development accounts. Their phrase is public; whoever reads it can spend what they
// have, so they are offered on development networks only.
import { sr25519CreateDerive } from '@polkadot-labs/hdkd';
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy, ss58Encode } from '@polkadot-labs/hdkd-helpers';
import { getPolkadotSigner } from 'polkadot-api/signer';
import type { Account } from './wallets';

const NAMES = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie'];

export function wellKnownAccounts(prefix: number): Account[] {
  const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));
  return NAMES.map((name) => {
    const pair = derive(`//${name}`);
    return {
      address: ss58Encode(pair.publicKey, prefix),
      name,
      source: { kind: 'development' },
      signer: getPolkadotSigner(pair.publicKey, 'Sr25519', pair.sign),
    };
  });
}
