// SPDX-License-Identifier: Apache-2.0
package touchstone.builder;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.builder.draft.Draft;
import touchstone.builder.draft.PostedDraft;
import touchstone.guideline.GuidelineVersion;

/**
 * The builder's form as it stands: all that is known of a template in the making, for the server
 * keeps nothing of it.
 *
 * @param gallery the start whose sample is looked at, or empty
 * @param guideline the one that gets a new version, or empty for a new guideline
 * @param dataset the one whose items are looked at, or empty
 * @param item the number of the item looked at, from 1
 * @param then where to go after it is saved: {@code set-up} or empty
 * @param notices what an import left out
 * @param json the JSON as typed
 * @param jsonWas the JSON as it was shown, by its mark
 */
public record BuilderForm(
    String gallery,
    String guideline,
    String dataset,
    String item,
    String then,
    String name,
    String slug,
    String body,
    String change,
    String note,
    List<String> notices,
    Draft draft,
    String json,
    String jsonWas) {

  /** A form to begin with. */
  static BuilderForm start(
      String gallery,
      String guideline,
      String dataset,
      String then,
      String name,
      String body,
      Draft draft) {
    return new BuilderForm(
        gallery,
        guideline,
        dataset,
        "1",
        then,
        name,
        "",
        body,
        "clarifying",
        "",
        List.of(),
        draft,
        "",
        "");
  }

  static BuilderForm of(MultivaluedMap<String, String> form) {
    return new BuilderForm(
        text(form, "gallery"),
        text(form, "guideline"),
        text(form, "dataset"),
        text(form, "item"),
        text(form, "then"),
        text(form, "name"),
        text(form, "slug"),
        text(form, "body"),
        text(form, "change"),
        text(form, "note"),
        form.getOrDefault("notice", List.of()),
        PostedDraft.read(form),
        text(form, "json"),
        text(form, "jsonWas"));
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value.replace("\r\n", "\n").strip();
  }

  BuilderForm with(Draft other) {
    return new BuilderForm(
        gallery, guideline, dataset, item, then, name, slug, body, change, note, notices, other,
        json, jsonWas);
  }

  /** With the JSON shown afresh. */
  BuilderForm withoutJson() {
    return new BuilderForm(
        gallery, guideline, dataset, item, then, name, slug, body, change, note, notices, draft, "",
        "");
  }

  BuilderForm noticing(List<String> other) {
    return new BuilderForm(
        gallery, guideline, dataset, item, then, name, slug, body, change, note, other, draft, json,
        jsonWas);
  }

  /** Whether somebody wrote in the JSON and has not had it taken. */
  public boolean jsonTyped() {
    return !json.isEmpty() && !mark(json).equals(jsonWas);
  }

  /** The JSON to show: what is typed there, else what the rows say. */
  public String shownJson() {
    return jsonTyped() ? json : written();
  }

  /** The mark of what the rows said when the page was made; it stays while something is typed. */
  public String shownMark() {
    return jsonTyped() ? jsonWas : mark(written());
  }

  private String written() {
    try {
      return draft.toJson().toPrettyString();
    } catch (Problem bad) {
      return "";
    }
  }

  private static String mark(String json) {
    return Integer.toHexString(json.strip().hashCode());
  }

  /** The draft that the JSON typed makes, all read afresh. */
  BuilderForm taken() {
    return with(Draft.of(Json.tree(json))).withoutJson();
  }

  public boolean revises() {
    return !guideline.isEmpty();
  }

  /** Whether it outdates labels, and so has a price that is seen before it is published. */
  boolean priced() {
    return revises() && GuidelineVersion.MEANING.equals(change);
  }
}
