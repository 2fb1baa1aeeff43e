// SPDX-License-Identifier: Apache-2.0
package touchstone.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches a page on which hostile texts are shown: nothing of theirs runs, nothing is sent for
 * elsewhere, no element has a handler or leads to a script.
 */
final class Inert {
  private static final double LONGEST_LOAD = 2_000;

  private static final String TRAP =
      "window.__pwn = () => { window.__pwned = true; console.error('A hostile script ran'); };"
          + "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = window.__pwn;";

  /** What is wrong in a document, and how many elements of each name it has beside the Markdown. */
  private static final String LOOK =
      """
      (doc, Served) => {
        const faults = [], tags = {};
        const say = (what, e) => faults.push(what + ': ' + e.outerHTML.slice(0, 300));
        const places = ['href', 'src', 'action', 'formaction', 'data', 'srcset', 'poster',
          'background', 'xlink:href', 'cite', 'ping', 'manifest', 'longdesc'];
        const markdown = new Set(['P','H2','H3','H4','H5','H6','UL','OL','LI','BLOCKQUOTE','PRE',
          'CODE','EM','STRONG','A','IMG','HR','BR','TABLE','THEAD','TBODY','TR','TH','TD']);
        for (const e of doc.querySelectorAll('*')) {
          const written = e.closest('.guideline') && !e.matches('.guideline');
          for (const a of e.attributes) {
            const name = a.name.toLowerCase();
            if (name.startsWith('on') || name === 'formaction' && e.closest('.builder-form') === null)
              say('attribute ' + name, e);
            if (Served && name === 'style') say('style', e);
            if (!places.includes(name)) continue;
            const value = a.value.replace(/[\\u0000-\\u0020\\u00a0]/g, '').toLowerCase();
            if (e.matches('link[rel=icon]') && value === 'data:,') continue;
            if (/^(javascript|vbscript|data|file):/.test(value)) say('address', e);
            let at;
            try { at = new URL(a.value, location.href); } catch { say('no address', e); continue; }
            if (at.origin !== location.origin && !(written && e.matches('a') && /^(https?|mailto):$/.test(at.protocol)))
              say('elsewhere', e);
          }
          if (e.matches('script') && !(e.type === 'application/json' ? e.id === 'texts'
              : new URL(e.src || 'about:blank', location.href).pathname.startsWith('/ui/'))) say('script', e);
          if (e.matches('iframe') && (!e.hasAttribute('sandbox') || /allow-(same-origin|top|popups|modals)/.test(e.sandbox.value)
              || /allow-scripts/.test(e.sandbox.value)) && !e.closest('.builder-look')) say('frame', e);
          if (e.matches('base, object, embed, template, noscript, form form, meta[http-equiv], frame, math, svg foreignObject'))
            say('element', e);
          if (written) {
            if (!markdown.has(e.tagName)) say('markdown', e);
            for (const a of e.attributes)
              if (!['id', 'href', 'rel', 'title', 'start', 'src', 'alt', 'align'].includes(a.name)) say('markdown ' + a.name, e);
            if (e.id && !e.id.startsWith('section-')) say('id', e);
            continue;
          }
          if (e.closest('.words') && !e.matches('.words')) {
            if (!e.matches('span, small')) say('word', e);
            continue;
          }
          if (e.matches('select:is([name=section], [name=pool]) option, .builder-form option')) continue;
          tags[e.tagName.toLowerCase()] = (tags[e.tagName.toLowerCase()] || 0) + 1;
        }
        return { faults, tags };
      }
      """;

  private final Page page;
  private final List<String> wrong = new ArrayList<>();

  Inert(Page page) {
    this.page = page;
    page.context().addInitScript(TRAP);
    page.onDialog(
        dialog -> {
          wrong.add("dialog on " + page.url() + ": " + dialog.message());
          dialog.dismiss();
        });
    page.onRequestFailed(
        request -> {
          if (request.failure().contains("csp")) {
            wrong.remove("request for " + request.url());
          }
        });
    page.onRequest(
        request -> {
          URI to = URI.create(request.url().replaceAll("[^\\x21-\\x7e]|[\"<>\\\\^`{|}]", "_"));
          boolean sent = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
          if (sent && !List.of("localhost", "127.0.0.1").contains(to.getHost())) {
            wrong.add("request for " + request.url());
          }
        });
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("hostile script")) {
            wrong.add("script on " + page.url());
          }
        });
  }

  /** Opens a page as a reader would; its elements by name, once its script adds no more. */
  Map<String, Integer> open(String path) {
    page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
    waitForLoad();
    Map<String, Integer> found = here();
    while (path.matches("/label/[^/]+/[0-9a-f-]{36}")) {
      page.waitForTimeout(300);
      Map<String, Integer> settled = here();
      if (settled.equals(found)) {
        return settled;
      }
      found = settled;
    }
    return found;
  }

  /**
   * Waits for what the page loads, but no longer than a moment: a drawing that names a data address
   * in a frame without rights keeps the light Chromium from ever saying that all is there.
   */
  private void waitForLoad() {
    try {
      page.waitForLoadState(
          LoadState.LOAD, new Page.WaitForLoadStateOptions().setTimeout(LONGEST_LOAD));
    } catch (TimeoutError never) {
      // What stands on the page by then is looked at.
    }
  }

  /** The elements of the page as it stands. */
  Map<String, Integer> here() {
    return judged(page.url(), page.evaluate("() => (" + LOOK + ")(document, false)"));
  }

  /** The elements of a page as it is served, read but not opened; a fault of the server fails. */
  Map<String, Integer> read(String path) {
    return judged(
        path,
        page.evaluate(
            "async path => { const got = await fetch(path);"
                + " if (got.status >= 500) return { faults: ['status ' + got.status], tags: {} };"
                + " const doc = new DOMParser().parseFromString(await got.text(), 'text/html');"
                + " return ("
                + LOOK
                + ")(doc, true); }",
            path));
  }

  /** The same for what a form that is posted brings back. */
  Map<String, Integer> posted(String path, boolean multipart, Map<String, String> fields) {
    return judged(
        path,
        page.evaluate(
            "async ([path, multipart, fields]) => {"
                + " const body = multipart ? new FormData() : new URLSearchParams();"
                + " for (const [name, value] of Object.entries(fields)) body.set(name, value);"
                + " const got = await fetch(path, { method: 'POST', body });"
                + " if (got.status >= 500) return { faults: ['status ' + got.status], tags: {} };"
                + " const doc = new DOMParser().parseFromString(await got.text(), 'text/html');"
                + " return ("
                + LOOK
                + ")(doc, true); }",
            List.of(path, multipart, fields)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Integer> judged(String where, Object found) {
    Map<String, Object> look = (Map<String, Object>) found;
    assertEquals(List.of(), look.get("faults"), where);
    return new TreeMap<>((Map<String, Integer>) look.get("tags"));
  }

  /**
   * Nothing ran, in no frame, and nothing was sent for elsewhere: what the page's policy stopped
   * before it left the browser does not count.
   */
  void nothingRan() {
    assertNull(page.evaluate("() => window.__pwned"), page.url());
    if (!wrong.isEmpty()) {
      page.waitForTimeout(300);
    }
    assertEquals(List.of(), wrong, page.url());
  }

  /** The same elements; else what the one has more or less of. */
  static void same(Map<String, Integer> harmless, Map<String, Integer> hostile, String where) {
    assertEquals(Map.of(), less(hostile, harmless), where);
    assertEquals(Map.of(), less(harmless, hostile), where);
  }

  static Map<String, Integer> less(Map<String, Integer> more, Map<String, Integer> fewer) {
    Map<String, Integer> rest = new TreeMap<>();
    more.forEach((tag, count) -> rest.put(tag, count - fewer.getOrDefault(tag, 0)));
    rest.values().removeIf(count -> count == 0);
    return rest;
  }
}
