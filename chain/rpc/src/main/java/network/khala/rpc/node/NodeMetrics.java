package network.khala.rpc.node;

import static network.khala.rpc.metrics.Exposition.Kind.GAUGE;

import java.lang.management.ManagementFactory;
import java.util.Map;
import network.khala.node.Node;
import network.khala.node.pool.TransactionPool;
import network.khala.rpc.metrics.Exposition;
import network.khala.rpc.metrics.MetricSource;

/// The node's own figures: its chain, its pool, its process.
///
/// @param version the program's version
record NodeMetrics(Node node, String version) implements MetricSource {
  private static final long MILLIS_PER_SECOND = 1000;

  @Override
  public void writeTo(Exposition page) {
    page.family("substrate_block_height", GAUGE, "Number of a block")
        .sample("substrate_block_height", Map.of("status", "best"), node.chain().head().number())
        .sample("substrate_block_height", Map.of("status", "finalized"), node.chain().finalised());
    gauge(page, "substrate_number_leaves", "Ends of the chain; it has no forks", 1);
    TransactionPool.PoolSize pool = node.pool().size();
    gauge(
        page,
        "substrate_ready_transactions_number",
        "Transactions that can be included next",
        pool.ready());
    gauge(page, "khala_pool_ready_bytes", "Their length", pool.readyBytes());
    gauge(
        page, "khala_pool_future_transactions", "Transactions that wait for others", pool.future());
    gauge(page, "khala_pool_future_bytes", "Their length", pool.futureBytes());
    page.family("substrate_build_info", GAUGE, "The program")
        .sample("substrate_build_info", Map.of("name", "khala", "version", version), 1);
    process(page);
  }

  private static void process(Exposition page) {
    gauge(
        page,
        "substrate_process_start_time_seconds",
        "When the process began, in seconds since 1970",
        ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND);
    Runtime runtime = Runtime.getRuntime();
    gauge(
        page,
        "khala_jvm_heap_used_bytes",
        "Heap in use, what can be collected included",
        runtime.totalMemory() - runtime.freeMemory());
    gauge(page, "khala_jvm_heap_max_bytes", "Heap that may be used", runtime.maxMemory());
    gauge(
        page,
        "khala_jvm_threads",
        "Platform threads",
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void gauge(Exposition page, String name, String help, long value) {
    page.family(name, GAUGE, help).sample(name, value);
  }
}
