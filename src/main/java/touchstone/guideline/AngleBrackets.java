// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads {@code <https://...>} and {@code <ada@example.org>} as links and any other angle bracket as
 * itself, looking at each character once: commonmark's own search for HTML, which is not wanted
 * here, takes the square of the time.
 */
final class AngleBrackets implements InlineContentParserFactory {
  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:.*");
  private static final Pattern MAIL =
      Pattern.compile("[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,8}");

  @Override
  public Set<Character> getTriggerCharacters() {
    return Set.of('<');
  }

  @Override
  public InlineContentParser create() {
    return AngleBrackets::parse;
  }

  private static ParsedInline parse(InlineParserState state) {
    Scanner scanner = state.scanner();
    scanner.next();
    Position start = scanner.position();
    scanner.match(c -> c > ' ' && c != '<' && c != '>');
    Position end = scanner.position();
    if (scanner.next('>')) {
      String inside = scanner.getSource(start, end).getContent();
      if (ADDRESS.matcher(inside).matches()) {
        return ParsedInline.of(link(inside, inside), scanner.position());
      }
      if (MAIL.matcher(inside).matches()) {
        return ParsedInline.of(link("mailto:" + inside, inside), scanner.position());
      }
    }
    return ParsedInline.of(new Text("<"), start);
  }

  private static Node link(String address, String words) {
    Link link = new Link(address, null);
    link.appendChild(new Text(words));
    return link;
  }
}
