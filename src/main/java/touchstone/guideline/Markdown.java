// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark with tables) as HTML that is safe inside a page: raw HTML is shown as text,
 * links lead to http, https, mailto or relative addresses only, images come from {@code /media/}.
 * Headings start at h2 and carry the id {@code section-} and their words, or the id that stands in
 * braces after them; links to them carry the same.
 */
public final class Markdown {
  /** Before each heading's id, lest it take the id of something else on the page. */
  static final String SECTION = "section-";

  /** The longest text that is read as Markdown; time grows with the square of hostile ones. */
  public static final int MOST = 200_000;

  private static final int DEEPEST = 100;
  private static final List<Extension> TABLES = List.of(TablesExtension.create());

  /** All but blocks of HTML: that is text like any other. */
  private static final Set<Class<? extends Block>> BLOCKS =
      Set.of(
          BlockQuote.class,
          FencedCodeBlock.class,
          Heading.class,
          IndentedCodeBlock.class,
          ListBlock.class,
          ThematicBreak.class);

  private static final Parser PARSER =
      Parser.builder()
          .extensions(TABLES)
          .enabledBlockTypes(BLOCKS)
          .customInlineContentParserFactory(new AngleBrackets())
          .build();

  private Markdown() {}

  /** The HTML; a text too long or nested more than 100 deep is shown as it was written. */
  public static String html(String markdown) {
    if (markdown.length() > MOST) {
      return asWritten(markdown);
    }
    Node document = PARSER.parse(markdown);
    if (depth(document) > DEEPEST) {
      return asWritten(markdown);
    }
    Tamed tamed = new Tamed();
    document.accept(tamed);
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .percentEncodeUrls(true)
        .attributeProviderFactory(context -> new Attributes(tamed.ids()))
        .build()
        .render(document);
  }

  /** Letters and digits of any script in lower case, the rest hyphens. */
  static String slug(String words) {
    String slug =
        words
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-")
            .replaceAll("^-|-$", "");
    int length = Math.min(60, slug.codePointCount(0, slug.length()));
    return slug.isEmpty() ? "untitled" : slug.substring(0, slug.offsetByCodePoints(0, length));
  }

  /** Walks without recursion, which such a text might exhaust. */
  private static int depth(Node root) {
    int depth = 0;
    int deepest = 0;
    Node node = root;
    while (node != null) {
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        deepest = Math.max(deepest, ++depth);
        continue;
      }
      while (node != null && node != root && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      node = node == null || node == root ? null : node.getNext();
    }
    return deepest;
  }

  private static String asWritten(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
    return "<pre>" + escaped + "</pre>\n";
  }

  private static final class Attributes implements AttributeProvider {
    private final Set<String> taken = new HashSet<>();
    private final Map<Node, String> ids;

    Attributes(Map<Node, String> ids) {
      this.ids = ids;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
      if (node instanceof Heading) {
        String id = ids.get(node);
        attributes.put("id", SECTION + unique(id == null ? slug(Tamed.words(node)) : id));
      } else if (node instanceof Link) {
        attributes.put("rel", "noopener noreferrer");
      }
    }

    private String unique(String slug) {
      String id = slug;
      for (int next = 2; !taken.add(id); next++) {
        id = slug + "-" + next;
      }
      return id;
    }
  }
}
