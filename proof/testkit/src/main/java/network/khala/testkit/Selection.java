package network.khala.testkit;

import java.util.Optional;
import java.util.regex.Pattern;

/// Which vectors are asked for.
///
/// @param suite only this suite, if present
/// @param id only vectors whose id this pattern matches as a whole, if present
public record Selection(Optional<String> suite, Optional<Pattern> id) {
  /// Every vector.
  public static final Selection ALL = new Selection(Optional.empty(), Optional.empty());

  /// The vectors of a suite, whose ids match a glob: `*` stands for any characters, `?` for one.
  public static Selection of(Optional<String> suite, Optional<String> idGlob) {
    return new Selection(suite, idGlob.map(Selection::compile));
  }

  boolean wantsSuite(String name) {
    return suite.isEmpty() || suite.get().equals(name);
  }

  boolean wantsId(String name) {
    return id.isEmpty() || id.get().matcher(name).matches();
  }

  private static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    glob.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(character)));
              }
            });
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
