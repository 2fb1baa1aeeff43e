// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import touchstone.app.Browser;

/** The builder's page as a browser without scripts has it: its form is filled in and sent whole. */
final class PostedPage {
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*class=\"builder-form\".*?</form>", Pattern.DOTALL);
  private static final Pattern CONTROL =
      Pattern.compile(
          "<input([^>]*)>|<textarea([^>]*)>(.*?)</textarea>|<select([^>]*)>(.*?)</select>",
          Pattern.DOTALL);
  private static final Pattern CHOSEN =
      Pattern.compile("<option value=\"([^\"]*)\"(?: selected)?>[^<]*</option>");

  final Response response;
  final String html;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  PostedPage(Response response) {
    this.response = response;
    html = response.asString();
    Matcher form = FORM.matcher(html);
    Matcher control = CONTROL.matcher(form.find() ? form.group() : "");
    while (control.find()) {
      if (control.group(1) != null) {
        boolean ticks = control.group(1).contains("type=\"checkbox\"");
        if (!ticks || control.group(1).contains(" checked")) {
          add(control.group(1), attribute(control.group(1), "value"));
        }
      } else if (control.group(2) != null) {
        add(control.group(2), text(control.group(3).replaceFirst("^\n", "")));
      } else {
        add(control.group(4), chosen(control.group(5)));
      }
    }
  }

  static PostedPage open(String path) {
    return new PostedPage(Browser.signedIn().get(path));
  }

  private static String chosen(String options) {
    Matcher option = CHOSEN.matcher(options);
    String chosen = null;
    while (option.find()) {
      if (chosen == null || option.group().contains(" selected>")) {
        chosen = text(option.group(1));
      }
    }
    return chosen == null ? "" : chosen;
  }

  private void add(String attributes, String value) {
    fields.computeIfAbsent(attribute(attributes, "name"), any -> new ArrayList<>()).add(value);
  }

  private static String attribute(String attributes, String name) {
    Matcher found = Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? text(found.group(1)) : "";
  }

  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** What stands in a field; its last value, as the server takes it. */
  String field(String name) {
    List<String> values = fields.getOrDefault(name, List.of(""));
    return values.get(values.size() - 1);
  }

  PostedPage fill(String name, String text) {
    fields.put(name, List.of(text));
    return this;
  }

  /** Presses a button of the form. */
  PostedPage press(String act) {
    return new PostedPage(send("/builder/form", act));
  }

  Response preview() {
    return send("/builder/preview", null);
  }

  private Response send(String path, String act) {
    var request =
        Browser.signedIn().contentType("application/x-www-form-urlencoded; charset=utf-8");
    fields.forEach((name, values) -> request.formParam(name, values));
    return (act == null ? request : request.formParam("act", act)).post(path);
  }
}
