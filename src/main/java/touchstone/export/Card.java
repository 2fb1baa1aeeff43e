// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import touchstone.dataset.Dataset;
import touchstone.dataset.Items;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.guideline.question.Vocabulary;
import touchstone.project.Project;
import touchstone.rater.Rate;
import touchstone.resolution.ResolutionRun;
import touchstone.resolution.agreement.Agreement;
import touchstone.web.Language;
import touchstone.web.Messages;

/**
 * A data card under way, as Markdown: the questions of Data Statements (Bender and Friedman 2018)
 * and CrowdWorkSheets (Diaz et al. 2022), each with an answer or said to be unanswered. Of people
 * it tells numbers alone, and those only from 10 on: where one group is hidden, so is the sum that
 * it could be worked out from.
 */
final class Card {
  private static final int SMALLEST = 10;
  private static final int MOST_SLICES = 20;
  private static final Set<String> PEOPLE = Set.of("generalist", "expert", "user");

  private final Language language;
  private final StringBuilder text = new StringBuilder();

  Card(Language language) {
    this.language = language;
  }

  private String say(String key, Object... arguments) {
    return Messages.text(language, key, arguments);
  }

  private void heading(String words) {
    text.append("\n## ").append(words).append("\n\n");
  }

  private void line(String words) {
    text.append(words).append("\n\n");
  }

  private void point(String words) {
    text.append("- ").append(words).append('\n');
  }

  private void unanswered(String question) {
    point("**" + question + "** " + say("export_cardUnanswered"));
  }

  /** What a lead wrote, on one line and without marks of its own. */
  static String plain(String words) {
    return words.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>#|])", "\\\\$1");
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }

  void title(Project project, Instant asOf) {
    text.append("# ").append(say("export_cardTitle", plain(project.name))).append("\n\n");
    line(
        asOf == null
            ? say("export_cardNow")
            : say("export_cardAsOf", asOf.truncatedTo(ChronoUnit.MICROS).toString()));
  }

  void data(Dataset dataset, long items, List<Items.SliceCount> slices) {
    heading(say("export_cardData"));
    point(say("export_cardDataset", plain(dataset.name), items));
    if (dataset.description != null && !dataset.description.isBlank()) {
      point(plain(dataset.description));
    } else {
      unanswered(say("export_cardWhy"));
    }
    slices.stream()
        .limit(MOST_SLICES)
        .forEach(
            each ->
                point(
                    say(
                        "export_cardSlice",
                        plain(each.name()),
                        plain(each.slice()),
                        each.items())));
    unanswered(say("export_cardSource"));
    unanswered(say("export_cardLanguage"));
    unanswered(say("export_cardLicence"));
  }

  void asked(Template template) {
    heading(say("export_cardAsked"));
    for (Question question : template.ask()) {
      point(
          "**"
              + plain(question.title())
              + "** (`"
              + question.name()
              + "`, "
              + say("guideline_type", question.type())
              + ")");
      Vocabulary.of(question)
          .titles()
          .forEach((value, title) -> text.append("  - `" + value + "`: " + plain(title) + "\n"));
    }
  }

  void guideline(Guideline guideline, List<GuidelineVersion> versions) {
    heading(say("export_cardGuideline"));
    point(say("export_cardVersion", plain(guideline.name), versions.get(0).number));
    for (GuidelineVersion each : versions) {
      point(
          say(
              "export_cardChange",
              each.number,
              say("guideline_changeKind", each.change),
              day(each.createdAt)));
    }
  }

  void people(Map<String, Long> raters) {
    heading(say("export_cardPeople"));
    if (raters.isEmpty()) {
      line(say("export_cardNobody"));
    }
    long people = 0;
    boolean hidden = false;
    for (Map.Entry<String, Long> each : raters.entrySet()) {
      boolean person = PEOPLE.contains(each.getKey());
      boolean small = person && each.getValue() < SMALLEST;
      people += person ? each.getValue() : 0;
      hidden |= small;
      point(
          small
              ? say("export_cardFew", say("rater_kind", each.getKey()), SMALLEST)
              : say("export_cardKind", say("rater_kind", each.getKey()), each.getValue()));
    }
    if (!hidden && people > 0) {
      point(say("export_cardInAll", people));
    }
  }

  /** What is told of people by trait, as points, or that it is not told. */
  void annotators(List<String> points) {
    text.append('\n');
    points.forEach(this::point);
    unanswered(say("export_cardTerms"));
  }

  void pay(Rate rate) {
    heading(say("export_cardPay"));
    point(
        rate == null
            ? say("export_cardUnpaid")
            : say(
                rate.per().equals("hour") ? "export_cardPerHour" : "export_cardPerJudgement",
                rate.amount(),
                rate.currency()));
    unanswered(say("export_cardFair"));
  }

  void judgements(Cards.Counts counts) {
    heading(say("export_cardJudgements"));
    point(
        say("export_cardCount", counts.all(), counts.golds(), counts.surplus(), counts.imported()));
    if (counts.first() != null) {
      point(say("export_cardDates", day(counts.first()), day(counts.last())));
    }
  }

  /** agreed is null where it is not known for the past. */
  void agreement(Template template, Map<String, List<Agreement>> agreed) {
    heading(say("export_cardAgreement"));
    if (agreed == null) {
      line(say("export_cardNotThen"));
      return;
    }
    for (Question question : template.ask()) {
      String measures =
          agreed.getOrDefault(question.name(), List.of()).stream()
              .map(each -> "`" + each.name() + "` " + value(each))
              .collect(Collectors.joining("; "));
      point("`" + question.name() + "`: " + measures);
    }
  }

  private String value(Agreement agreement) {
    return agreement.value() == null
        ? say("export_cardUndefined")
        : String.format(java.util.Locale.ROOT, "%.3f (n = %d)", agreement.value(), agreement.n());
  }

  void resolution(Project project, ResolutionRun run) {
    heading(say("export_cardResolution"));
    point(say("export_cardMethod", "`" + project.policy().resolution().method() + "`"));
    if (run != null) {
      point(
          say(
              "export_cardRun",
              run.run().toString(),
              "`" + run.method() + "`",
              run.asOf().toString(),
              run.inputHash(),
              run.labels(),
              run.tasks()));
    }
  }

  void beyond() {
    heading(say("export_cardBeyond"));
    unanswered(say("export_cardUses"));
    unanswered(say("export_cardRisks"));
    unanswered(say("export_cardKeeps"));
  }

  /** The guideline's own words at the end, a level down. */
  void text(GuidelineVersion version) {
    heading(say("export_cardWords", version.number));
    line(version.body.lines().map(line -> "> " + line).collect(Collectors.joining("\n")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
