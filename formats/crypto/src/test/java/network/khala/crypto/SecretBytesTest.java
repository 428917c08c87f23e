package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class SecretBytesTest {
  @Test
  void close_wrappedArray_isWiped() {
    byte[] content = {1, 2, 3};
    SecretBytes secret = SecretBytes.wrap(content);
    secret.close();
    secret.close();
    assertThat(content).containsOnly(0);
    assertThatThrownBy(secret::toArray).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void copies_givenAndTaken_areIndependent() {
    byte[] content = {1, 2, 3};
    SecretBytes secret = SecretBytes.copyOf(content);
    content[0] = 9;
    secret.toArray()[1] = 9;
    assertThat(secret.toArray()).containsExactly(1, 2, 3);
  }

  @Test
  void equals_content_decides() {
    SecretBytes secret = SecretBytes.copyOf(new byte[] {1, 2});
    assertThat(secret)
        .isEqualTo(SecretBytes.copyOf(new byte[] {1, 2}))
        .hasSameHashCodeAs(SecretBytes.copyOf(new byte[] {1, 2}))
        .isNotEqualTo(SecretBytes.copyOf(new byte[] {1, 3}))
        .isNotEqualTo(SecretBytes.copyOf(new byte[] {1}))
        .hasToString("SecretBytes[2]");
  }
}
