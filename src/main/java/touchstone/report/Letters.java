// SPDX-License-Identifier: Apache-2.0
package touchstone.report;

import touchstone.base.Money;
import touchstone.health.Tile;
import touchstone.post.Letter;
import touchstone.post.Post;
import touchstone.web.Language;
import touchstone.web.Messages;

/** Writes a report as a letter, in the reader's language. */
final class Letters {
  private final Language language;
  private final Post post;

  Letters(Language language, Post post) {
    this.language = language;
    this.post = post;
  }

  private String say(String key, Object... arguments) {
    return Messages.text(language, key, arguments);
  }

  Letter of(Report report) {
    Letter letter = new Letter(language, say("report_subject", report.name(), report.week()));
    if (report.empty()) {
      letter.says(say("report_empty"));
    }
    letter.heading(say("report_first"));
    if (report.first().isEmpty()) {
      letter.says(say("report_nothingFirst"));
    }
    report
        .first()
        .forEach(
            each ->
                letter.says(
                    each.tile() == null
                        ? say("report_toDo", each.what(), each.number())
                        : says(each.tile())));
    letter.heading(say("report_stands"));
    report
        .health()
        .forEach(
            each ->
                letter.line(
                    say("health_about", each.now().about()),
                    say("health_status", each.now().status())
                        + " ("
                        + say("report_change", each.change())
                        + ")"));
    done(letter, report.done(), report.before());
    money(letter, report.money());
    letter.heading(say("report_agreement"));
    report
        .agreement()
        .forEach(
            each ->
                letter.line(
                    each.question(),
                    each.measure().value() == null
                        ? say("report_notKnown")
                        : say("report_two", each.measure().value())));
    letter.heading(say("report_open"));
    letter.line(say("report_appeals"), report.open().appeals());
    letter.line(say("report_questions"), report.open().questions());
    String page = post.address("/projects/" + report.project() + "/report?week=" + report.week());
    return letter.link(say("report_whole"), page).says(say("report_why"));
  }

  private String says(Tile tile) {
    String name = tile.name() == null ? "" : " " + tile.name();
    return say("health_about", tile.about())
        + ": "
        + say("health_says", tile.word(), tile.number())
        + name;
  }

  private void done(Letter letter, Done done, Done before) {
    letter.heading(say("report_done"));
    letter.line(say("report_judgements"), beside(done.judgements(), before.judgements()));
    letter.line(say("report_labels"), beside(done.labels(), before.labels()));
    letter.line(say("report_skips"), beside(done.skips(), before.skips()));
    letter.line(say("report_surplus"), beside(done.surplus(), before.surplus()));
    letter.line(say("report_hours"), beside(done.hours(), before.hours()));
  }

  private String beside(Number now, Number before) {
    return say("report_beside", now, before);
  }

  private void money(Letter letter, Report.Spent money) {
    letter.heading(say("report_money"));
    if (money.currency() == null) {
      letter.says(say("report_noMoney"));
      return;
    }
    letter.line(say("report_spent"), words(money.spent()));
    if (money.p50() != null) {
      letter.line(say("report_p50"), words(money.p50().inMinorUnits()));
    }
    if (money.under() != null) {
      letter.line(say("report_under"), say("report_share", money.under()));
    }
    letter.line(say("report_alarms"), money.alarms().size());
  }

  private static String words(Money money) {
    return money.amount() + " " + money.currency();
  }
}
