// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import touchstone.diversity.Report;
import touchstone.web.Language;
import touchstone.web.Messages;

/**
 * What a data card tells of annotators by what they say of themselves, each answer of
 * CrowdWorkSheets that is held here, and of what is not known that it is not. Small groups are
 * hidden before they come here.
 */
final class Annotators {
  private final Language language;

  Annotators(Language language) {
    this.language = language;
  }

  private String say(String key, Object... arguments) {
    return Messages.text(language, key, arguments);
  }

  /**
   * The points of the card.
   *
   * @param report null for a time in the past, of which it is not kept
   * @param invited all, some or none
   */
  List<String> points(Report report, String invited) {
    List<String> points = new ArrayList<>();
    points.add(say("export_cardInvited", invited));
    if (report == null) {
      points.add(say("export_cardTraitsThen"));
      return points;
    }
    if (!report.traits().isEmpty()) {
      points.add(say("export_cardTraits", report.counted(), report.k()));
    }
    report.traits().forEach(trait -> points.addAll(of(trait)));
    if (report.traits().isEmpty()) {
      points.add(say("export_cardNoTraits", report.k()));
    } else if (report.traits().stream().allMatch(trait -> trait.gai().isEmpty())) {
      points.add(say("export_cardNoneCompared"));
    }
    if (report.effectiveRaters() != null) {
      points.add(say("export_cardEffective", report.raters(), report.effectiveRaters()));
    }
    return points;
  }

  private List<String> of(Report.Trait trait) {
    List<String> points = new ArrayList<>();
    points.add(
        "**"
            + Card.plain(trait.trait())
            + "**: "
            + trait.groups().stream().map(this::group).collect(Collectors.joining("; ")));
    for (Report.Alike each : trait.gai()) {
      points.add(
          say(
              "export_cardAlike",
              Card.plain(each.value()),
              each.irr(),
              each.xrr(),
              each.gai(),
              each.pAdjusted()));
    }
    return points;
  }

  private String group(Report.Group group) {
    String name = group.shown() ? Card.plain(group.value()) : say("diversity_hidden");
    return group.target() == null
        ? say("export_cardGroup", name, group.raters())
        : say("export_cardGroupOf", name, group.raters(), group.target(), group.coverage());
  }
}
