package network.khala.node.chain;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.node.pool.TransactionValidation;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.ChainHead;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.node.store.StateView;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeApis;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// The chain: its blocks and states, and the runtime over them. Blocks are added by one thread at a
/// time; reading is safe for any.
public final class Chain implements TransactionValidation {
  private final ChainDatabase database;
  private final RuntimeConfig config;
  private final NodeSignatures signatures;
  private final BlockExecution execution;
  private final PoolValidators validators;
  private final List<ChainListener> listeners = new CopyOnWriteArrayList<>();

  /// A chain over its database, whose genesis is stored already.
  public Chain(ChainDatabase database, RuntimeConfig config, NodeSignatures signatures) {
    this.database = database;
    this.config = config;
    this.signatures = signatures;
    this.execution = new BlockExecution(database.states(), config, signatures);
    this.validators = new PoolValidators(this, signatures);
  }

  /// The database, for serving what it keeps.
  public ChainDatabase database() {
    return database;
  }

  /// What the chain spec fixes about the runtime.
  public RuntimeConfig config() {
    return config;
  }

  /// Adds a listener; it hears of every block from now on.
  public void listen(ChainListener listener) {
    listeners.add(listener);
  }

  /// Removes a listener.
  public void ignore(ChainListener listener) {
    listeners.remove(listener);
  }

  /// The newest block.
  public ChainHead head() {
    return database
        .head()
        .orElseThrow(() -> new IllegalStateException("the chain has no genesis yet"));
  }

  /// The newest block's hash.
  public Hash headHash() {
    return new Hash(head().hash());
  }

  /// The genesis hash.
  public Hash genesisHash() {
    return hash(0).orElseThrow(() -> new IllegalStateException("the chain has no genesis yet"));
  }

  /// The number of the newest final block.
  public long finalised() {
    return head().finalised();
  }

  /// The hash of a block by number.
  public Optional<Hash> hash(long number) {
    ChainHead head = head();
    return number == head.number()
        ? Optional.of(new Hash(head.hash()))
        : database.blocks().hash(number).map(Hash::new);
  }

  /// The number of a block by hash.
  public Optional<Long> number(Hash hash) {
    return database.blocks().number(hash.value());
  }

  /// A header by number.
  public Optional<Header> header(long number) {
    return database.blocks().header(number).map(Header.CODEC::decode);
  }

  /// A block by number.
  public Optional<Block> block(long number) {
    return header(number)
        .flatMap(header -> database.blocks().body(number).map(body -> new Block(header, body)));
  }

  /// The state after a block.
  ///
  /// @throws network.khala.node.store.StateDiscardedException if it is pruned
  public StateView state(long number) {
    return database.states().at(number);
  }

  /// A runtime over the state after a block, for one query.
  public KhalaRuntime runtimeAt(long number) {
    return KhalaRuntime.over(state(number), config);
  }

  /// Calls a runtime API over the state after a block; nothing if there is no such function.
  public Optional<byte[]> call(long number, String function, Bytes parameters) {
    KhalaRuntime runtime = runtimeAt(number);
    Hash block =
        hash(number).orElseThrow(() -> new IllegalStateException("no hash of block " + number));
    return new RuntimeApis(runtime, block, config, signatures).call(function, parameters);
  }

  @Override
  public Extrinsic decode(Bytes bytes) {
    return KhalaRuntime.extrinsicFormat().decode(bytes);
  }

  @Override
  public Verdict validate(Extrinsic extrinsic) {
    return validators.validate(extrinsic);
  }

  @Override
  public long headNumber() {
    return head().number();
  }

  /// Builds a block, stores it, and has it sealed.
  ///
  /// @param draft what to put into the block
  /// @return what became of the drafted transactions
  public synchronized BlockDraft.Outcome author(BlockDraft draft, BlockSealer sealer) {
    // On a full disk the last block may have been stored, and its seal not.
    sealUnsealedHead(sealer);
    BuiltBlock built = build(draft, sealer.preDigest());
    append(built);
    finalise(built.header(), built.block().hash(), sealer.seal(built.header()));
    return built.outcome();
  }

  /// Builds the block after the head and stores nothing: an engine may have it built again, and
  /// differently, until it is decided.
  ///
  /// @param preDigest what the engine says of it
  public synchronized BuiltBlock build(BlockDraft draft, Digest preDigest) {
    return execution.build(head(), draft, preDigest);
  }

  /// Stores a built block, so that it survives a power cut.
  ///
  /// @throws IllegalArgumentException if it does not follow the head
  public synchronized void append(BuiltBlock built) {
    // The seal must never leave before the block survives a power cut.
    store(built.block(), Optional.empty(), Durability.POWER);
  }

  /// Stores the proof that a block, and every one before it, is final.
  ///
  /// @param proof SCALE, as the chain's anchor asks for it
  /// @throws IllegalArgumentException if there is no such block
  public synchronized void finalise(long number, Bytes proof) {
    Header header =
        header(number)
            .orElseThrow(() -> new IllegalArgumentException("there is no block " + number));
    finalise(header, header.hash(), proof);
  }

  /// Executes a block made elsewhere and stores it.
  ///
  /// @param proof its finality proof, which the caller has verified; empty if there is none yet
  /// @throws BlockRefusedException if it does not follow the rules; nothing of it is stored
  public void importBlock(Block block, Optional<Bytes> proof) {
    importBlock(block, proof, Durability.POWER);
  }

  /// The same for blocks that can be had again, with their proofs: waiting for the disk is more
  /// than half of the work.
  ///
  /// @param durability what the block survives once this returns
  /// @throws BlockRefusedException if it does not follow the rules; nothing of it is stored
  public synchronized void importBlock(Block block, Optional<Bytes> proof, Durability durability) {
    ExecutedBlock executed = execution.replay(head(), block);
    store(executed, proof, durability);
    if (proof.isPresent()) {
      tellFinalised(block.header(), executed.hash());
    }
  }

  private void store(ExecutedBlock executed, Optional<Bytes> proof, Durability durability) {
    database.append(executed.toStore(proof), durability);
    Header header = executed.block().header();
    listeners.forEach(one -> one.onHead(header, executed.hash(), executed.extrinsicHashes()));
  }

  private void finalise(Header header, Hash hash, Bytes proof) {
    database.finalise(header.number(), proof);
    tellFinalised(header, hash);
  }

  private void tellFinalised(Header header, Hash hash) {
    listeners.forEach(one -> one.onFinalised(header, hash));
  }

  /// Seals the head if something came between storing and sealing it: a crash, or a full disk.
  public synchronized void sealUnsealedHead(BlockSealer sealer) {
    ChainHead head = head();
    Bytes32 hash = head.hash();
    if (head.number() == 0 || database.blocks().finalityProof(head.number()).isPresent()) {
      return;
    }
    Header header =
        header(head.number())
            .orElseThrow(() -> new IllegalStateException("the head has no header"));
    finalise(header, new Hash(hash), sealer.seal(header));
  }
}
