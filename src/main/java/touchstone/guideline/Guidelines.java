// SPDX-License-Identifier: Apache-2.0
package touchstone.guideline;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import touchstone.base.Ids;
import touchstone.base.Json;
import touchstone.base.Listing;
import touchstone.base.Problem;
import touchstone.base.RecordTime;
import touchstone.base.Required;
import touchstone.base.Slug;
import touchstone.base.Sql;
import touchstone.base.Text;

/** All guidelines and their versions. A version never changes once it is there. */
@ApplicationScoped
@Transactional
public class Guidelines implements PanacheRepositoryBase<Guideline, UUID> {
  private static final int LONGEST_BODY = Markdown.MOST;
  private static final int REMEMBERED = 1000;
  private static final Set<String> CHANGES =
      Set.of("editorial", "clarifying", GuidelineVersion.MEANING);

  private final Clock clock;
  private final Sql sql;
  private final Templates templates;
  private final RecordTime recordTime;
  private final Map<UUID, Template> read = new ConcurrentHashMap<>();
  private final Map<Numbered, Template> numbered = new ConcurrentHashMap<>();

  Guidelines(Clock clock, Sql sql, Templates templates, RecordTime recordTime) {
    this.clock = clock;
    this.sql = sql;
    this.templates = templates;
    this.recordTime = recordTime;
  }

  /** The guideline of a slug, or 404. */
  public Guideline named(String slug) {
    return find("slug", slug)
        .firstResultOptional()
        .orElseThrow(() -> Problem.notFound("guideline"));
  }

  /** A new guideline with its version 1; 409 where the slug is taken, 422 names template faults. */
  public GuidelineVersion create(
      String slug, String name, String body, JsonNode template, UUID by) {
    Guideline guideline = new Guideline();
    guideline.id = Ids.next();
    guideline.slug = Slug.check(slug);
    guideline.name = Required.text("name", name, 200);
    guideline.createdAt = clock.instant();
    String checkedTemplate = checked(template);
    if (count("slug", slug) > 0) {
      throw Problem.conflict("A guideline " + slug + " exists.");
    }
    persist(guideline);
    GuidelineVersion first = made(guideline, 1);
    first.body = body(body);
    first.template = checkedTemplate;
    first.change = "first";
    first.createdBy = by;
    first.persist();
    flush();
    return first;
  }

  /** The next version; what is not given stays as it was. */
  public GuidelineVersion revise(
      Guideline guideline, String body, JsonNode template, String change, String note, UUID by) {
    return revise(guideline, new Revision(body, template, change, note, Change.NONE), by);
  }

  /**
   * What a next version changes.
   *
   * @param body null where it stays as it was, as template
   */
  public record Revision(
      String body, JsonNode template, String change, String note, Change touches) {}

  /** The next version. */
  public GuidelineVersion revise(Guideline guideline, Revision revision, UUID by) {
    GuidelineVersion next = next(guideline, revision);
    next.createdBy = by;
    next.persist();
    flush();
    return next;
  }

  /** The next version as it would be, checked and not kept. */
  public GuidelineVersion next(Guideline guideline, Revision given) {
    if (given.change() == null || !CHANGES.contains(given.change())) {
      throw Problem.refusedField("change", "must be editorial, clarifying or meaning");
    }
    GuidelineVersion last = latest(guideline.id);
    boolean asBefore = given.template() == null || given.template().isNull();
    GuidelineVersion next = made(guideline, last.number + 1);
    next.body = given.body() == null ? last.body : body(given.body());
    next.template = asBefore ? last.template : checked(given.template());
    next.change = given.change();
    next.note = Required.optionalText("note", given.note(), 2000);
    if (given.touches().any()) {
      if (!next.meaning()) {
        throw Problem.refusedField(
            "change", "must be meaning where it names what it affects, a mapping or a quiz");
      }
      given.touches().check(template(last), templates.read(Json.tree(next.template)));
    }
    next.touches = given.touches().touches();
    next.quiz = given.touches().asked();
    return next;
  }

  private GuidelineVersion made(Guideline guideline, int number) {
    GuidelineVersion version = new GuidelineVersion();
    version.id = Ids.next();
    version.guidelineId = guideline.id;
    version.number = number;
    Instant recorded = recordTime.ofThisTransaction();
    version.createdAt = recorded == null ? clock.instant() : recorded;
    return version;
  }

  private static String body(String body) {
    String text = body == null ? "" : body;
    String fault = Text.fault(text);
    if (fault != null) {
      throw Problem.malformed("Field body " + fault + ".");
    }
    if (text.length() > LONGEST_BODY) {
      throw Problem.refusedField("body", "is longer than " + LONGEST_BODY + " characters");
    }
    return text;
  }

  private String checked(JsonNode template) {
    Required.value("template", template);
    return Json.write(templates.read(template).toJson());
  }

  public GuidelineVersion latest(UUID guideline) {
    return GuidelineVersion.<GuidelineVersion>find(
            "guidelineId = ?1", Sort.by("number").descending(), guideline)
        .firstResult();
  }

  /** The newest version that was there at the record time, or now where it is null. */
  public GuidelineVersion asOf(UUID guideline, Instant recorded) {
    List<GuidelineVersion> versions = versions(guideline);
    return versions.stream()
        .filter(version -> recorded == null || !version.createdAt.isAfter(recorded))
        .findFirst()
        .orElse(versions.get(versions.size() - 1));
  }

  /** How older answers read by the values of the versions that were there at the record time. */
  public Mapping mapping(UUID guideline, Instant recorded) {
    List<GuidelineVersion> mapping =
        GuidelineVersion.list(
            "guidelineId = ?1 and touches is not null", Sort.by("number"), guideline);
    List<Mapping.Step> steps = new ArrayList<>();
    for (GuidelineVersion version : mapping) {
      boolean there = recorded == null || !version.createdAt.isAfter(recorded);
      if (there && !version.touched().mapping().isEmpty()) {
        Template before = template(guideline, version.number - 1);
        steps.add(Mapping.step(version.number, version.touched(), before));
      }
    }
    return Mapping.of(steps);
  }

  /** A version by its number, or 404. */
  public GuidelineVersion version(UUID guideline, int number) {
    return GuidelineVersion.<GuidelineVersion>find(
            "guidelineId = ?1 and number = ?2", guideline, number)
        .firstResultOptional()
        .orElseThrow(() -> Problem.notFound("guideline version"));
  }

  /** All versions, newest first. */
  public List<GuidelineVersion> versions(UUID guideline) {
    return GuidelineVersion.list("guidelineId = ?1", Sort.by("number").descending(), guideline);
  }

  /** Holds a template to the rules of templates; 422 says what is wrong. */
  public void check(JsonNode template) {
    templates.read(template);
  }

  /** The template of a version, read once. */
  public Template template(GuidelineVersion version) {
    if (read.size() > REMEMBERED) {
      read.clear();
    }
    return read.computeIfAbsent(version.id, id -> templates.read(Json.tree(version.template)));
  }

  /** The template of a version that others can see already, by its number; 404 without one. */
  public Template template(UUID guideline, int number) {
    if (numbered.size() > REMEMBERED) {
      numbered.clear();
    }
    Numbered key = new Numbered(guideline, number);
    Template known = numbered.get(key);
    if (known == null) {
      known = template(version(guideline, number));
      numbered.put(key, known);
    }
    return known;
  }

  private record Numbered(UUID guideline, int number) {}

  /**
   * The number of the newest version whose meaning changed and which the account has not
   * acknowledged (itself or a later one), or 0. Version 1 needs none.
   */
  public int unacknowledged(UUID guideline, UUID account) {
    return (int)
        sql.number(
            "SELECT COALESCE(MAX(v.number), 0) FROM guideline_version v"
                + " WHERE v.guideline_id = ? AND v.change = 'meaning' AND v.number > ("
                + "  SELECT COALESCE(MAX(seen.number), 0) FROM acknowledgement a"
                + "  JOIN guideline_version seen ON seen.id = a.guideline_version_id"
                + "  WHERE seen.guideline_id = ? AND a.account_id = ?)",
            guideline,
            guideline,
            account);
  }

  public Listing<Guideline> page(int limit, String after) {
    List<Guideline> rows =
        find("slug > ?1", Sort.by("slug"), after == null ? "" : after).page(0, limit + 1).list();
    return Listing.of(rows, limit, guideline -> guideline.slug);
  }
}
