// SPDX-License-Identifier: Apache-2.0
package touchstone.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for words outside the messages finds them, and finds nothing else. */
class LiteralsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Send</p>",
        "<p>{m:web_number(n)} items</p>",
        "<p>{#if a}No more{/if}</p>",
        "<p>إرسال</p>",
        "<nav aria-label=\"Main menu\">",
        "<input placeholder='Your name'>",
        "<img alt=\"A street\">",
        "<form data-confirm=\"Sure?\">",
        "<input type=\"submit\" value=\"Send\">",
        "<p>{name ?: 'nobody'}</p>",
        "<b title=\"{a} of\">"
      })
  void aWordInATemplateIsFound(String template) {
    assertEquals(1, Literals.inTemplate(template).size(), template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p class=\"hint\" id=\"key-hint\">{m:labelling_send}</p>",
        "{#if a eq 'draft'}{m:a_b}{#else}–{/if}",
        "<option value=\"csv\">{m:export_csv}</option><option value=\"json\">JSON</option>",
        "<a href=\"/\">Touchstone</a> · &nbsp; × 3 %",
        "<kbd>Esc</kbd><pre>curl -H x</pre><!-- a note -->",
        "{@java.util.List<java.lang.String> names}{next ?: ''}{! said to us !}",
        "<b title=\"{m:a_b(x)}\">{x}</b>",
        "<input type=\"checkbox\" value=\"true\">"
      })
  void whatIsNoWordOfATemplateIsLeft(String template) {
    assertEquals(List.of(), Literals.inTemplate(template), template);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "button.textContent = \"Send\";",
        "a.title = open ? \"Close it\" : t(\"script_open\");",
        "a.textContent = `${n} left`;",
        "a.setAttribute(\"aria-label\", \"Remove\");",
        "list.append(item, \"none\");",
        "row.append(element(\"b\", { class: \"x\" }, \"Bold\"));",
        "element(\"button\", { \"aria-label\": \"Up\" });",
        "if (confirm(\"Sure?\")) go();",
        "announce('All saved');"
      })
  void aWordInAScriptIsFound(String script) {
    assertEquals(1, Literals.inScript(script).size(), script);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.textContent = t(\"script_send\");",
        "a.textContent = `${n} %`;",
        "a.append(element(\"b\", { class: \"x\" }, t(\"script_b\")));",
        "if (a.title === \"none\") a.className = \"quiet\";",
        "a.setAttribute(\"aria-pressed\", \"true\");",
        "// a.title = \"Send\"",
        "a.append(document.createElement(\"kbd\"));"
      })
  void whatIsNoWordOfAScriptIsLeft(String script) {
    assertEquals(List.of(), Literals.inScript(script), script);
  }

  @Test
  void aFindingNamesItsLine() {
    assertEquals(
        "a.html:3: Go on", Literals.inTemplate("{@int n}\n<p>\nGo on</p>").get(0).in("a.html"));
  }
}
