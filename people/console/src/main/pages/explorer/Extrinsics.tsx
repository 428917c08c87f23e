import { useMemo } from 'react';
import { Link } from 'wouter';
import { readBlock } from '../../chain/block';
import type { SeenBlock } from '../../chain/model';
import type { Address, Hex } from '../../chain/types';
import { groupDigits } from '../../format/amount';
import { words } from '../../format/names';
import { ago } from '../../format/time';
import { AccountLink, Amount, Badge, Empty } from '../../ui/Parts';
import { useAsked, useChain, useChainSeconds } from '../../ui/hooks';

const SHOWN = 40;

/** A signed extrinsic, by what its block's events tell of it. */
interface Signed {
  readonly block: number;
  readonly hash: Hex;
  readonly time: number;
  readonly index: number;
  readonly signer: Address;
  readonly fee: bigint;
  readonly failed: boolean;
}

function signedIn({ number, hash, time, events }: SeenBlock): Signed[] {
  const failed = new Set(events.filter(({ pallet, name }) => pallet === 'System' && name === 'ExtrinsicFailed').map(({ extrinsic }) => extrinsic));
  return events.flatMap(({ pallet, name, data, extrinsic }) => {
    if (pallet !== 'TransactionPayment' || name !== 'TransactionFeePaid' || extrinsic === null) {
      return [];
    }
    const { who, actual_fee: fee } = data as { who: Address; actual_fee: bigint };
    return [{ block: number, hash, time, index: extrinsic, signer: who, fee, failed: failed.has(extrinsic) }];
  });
}

/** What was signed in the blocks that this page has seen, newest first. */
export function Extrinsics({ blocks }: { blocks: readonly SeenBlock[] }) {
  const signed = useMemo(() => blocks.flatMap(signedIn).slice(0, SHOWN), [blocks]);
  const now = useChainSeconds();
  return signed.length === 0 ? (
    <Empty title="Nobody has signed anything in these blocks">Transfers, delegations and the messages of workers appear here.</Empty>
  ) : (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">Extrinsic</th><th scope="col">Call</th><th scope="col" className="from-medium">Signed by</th>
          <th scope="col" className="from-medium right">Fee</th><th scope="col" className="right">Result</th><th scope="col" className="from-medium right">Made</th>
        </tr>
      </thead>
      <tbody>
        {signed.map(({ block, hash, time, index, signer, fee, failed }) => (
          <tr key={`${block}-${index}`}>
            <td><Link href={`/explorer/block/${block}/${index}`} className="number nowrap">{groupDigits(String(block))}-{index}</Link></td>
            <td><Call hash={hash} index={index} /></td>
            <td className="from-medium"><AccountLink of={signer} /></td>
            <td className="from-medium right"><Amount of={fee} /></td>
            <td className="right">{failed ? <Badge tone="bad">failed</Badge> : <Badge tone="good">succeeded</Badge>}</td>
            <td className="from-medium right muted">{ago(Math.floor(time / 1000), now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The call stands in the block itself. */
function Call({ hash, index }: { hash: Hex; index: number }) {
  const chain = useChain();
  const block = useAsked(() => readBlock(chain!.connection, hash), [chain, hash]);
  const found = block.kind === 'ready' ? block.value.extrinsics[index] : undefined;
  return found === undefined
    ? <span className="muted">{block.kind === 'loading' ? '…' : 'not known'}</span>
    : <>{words(found.call)} <span className="muted small">{found.pallet}</span></>;
}
