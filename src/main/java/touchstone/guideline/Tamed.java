// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes out of a parsed Markdown document what must not reach a page. */
final class Tamed extends AbstractVisitor {
  private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");
  private static final Pattern MEDIA = Pattern.compile("/media(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private final Map<Node, String> ids = new IdentityHashMap<>();

  /** The ids that stood in braces after headings. */
  Map<Node, String> ids() {
    return ids;
  }

  /** A level down: the page's own title is its h1. What stands in braces is not for readers. */
  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.min(6, heading.getLevel() + 1));
    if (heading.getLastChild() instanceof Text last) {
      Sections.Marks marks = Sections.Marks.of(last.getLiteral());
      last.setLiteral(marks.words());
      if (marks.id() != null) {
        ids.put(heading, marks.id());
      }
    }
    visitChildren(heading);
  }

  /** A link that leads elsewhere than is allowed leaves its words behind. */
  @Override
  public void visit(Link link) {
    visitChildren(link);
    String url = link.getDestination();
    if (!isAllowed(url)) {
      while (link.getFirstChild() != null) {
        link.insertBefore(link.getFirstChild());
      }
      link.unlink();
    } else if (url.startsWith("#") && !url.startsWith("#" + Markdown.SECTION)) {
      link.setDestination("#" + Markdown.SECTION + url.substring(1));
    }
  }

  /** An image from elsewhere than the server's media leaves its words behind. */
  @Override
  public void visit(Image image) {
    if (!MEDIA.matcher(image.getDestination()).matches()) {
      image.insertBefore(new Text(words(image)));
      image.unlink();
    }
  }

  /** The language would become a class of the writer's choosing. */
  @Override
  public void visit(FencedCodeBlock code) {
    code.setInfo("");
  }

  /** The words in a node, without mark-up. */
  static String words(Node node) {
    StringBuilder words = new StringBuilder();
    collect(node, words);
    return words.toString();
  }

  private static void collect(Node node, StringBuilder words) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      if (child instanceof Text text) {
        words.append(text.getLiteral());
      } else if (child instanceof Code code) {
        words.append(code.getLiteral());
      } else if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
        words.append(' ');
      }
      collect(child, words);
    }
  }

  /**
   * Relative or of an allowed scheme. Browsers pass over control characters and white space in a
   * scheme, so an address that holds any is refused.
   */
  private static boolean isAllowed(String url) {
    if (url.chars().anyMatch(c -> c <= ' ' || c >= 0x7f && c <= 0xa0)) {
      return false;
    }
    int colon = url.indexOf(':');
    boolean relative =
        colon < 0 || url.chars().limit(colon).anyMatch(c -> c == '/' || c == '?' || c == '#');
    return relative || SCHEMES.contains(url.substring(0, colon).toLowerCase(Locale.ROOT));
  }
}
