package network.khala.rpc.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import network.khala.rpc.metrics.Exposition.Kind;
import org.junit.jupiter.api.Test;

class ExpositionTest {
  @Test
  void page_familiesAndLabels_areWrittenAsPrometheusReadsThem() {
    Exposition page = new Exposition(Map.of("chain", "dev"));
    page.family("height", Kind.GAUGE, "Number\nof a \\ block")
        .sample("height", Map.of("status", "a \"b\" \\ c\n"), 7)
        .sample("height", -1);
    assertThat(page)
        .hasToString(
            """
            # HELP height Number\\nof a \\\\ block
            # TYPE height gauge
            height{chain="dev",status="a \\"b\\" \\\\ c\\n"} 7
            height{chain="dev"} -1
            """);
  }

  @Test
  void page_withoutLabels_hasNoBraces() {
    assertThat(new Exposition(Map.of()).family("n", Kind.COUNTER, "N").sample("n", 3).toString())
        .endsWith("# TYPE n counter\nn 3\n");
  }
}
