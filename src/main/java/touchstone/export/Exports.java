// SPDX-License-Identifier: Apache-2.0
package touchstone.export;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import touchstone.base.Problem;
import touchstone.base.Reason;
import touchstone.guideline.Guideline;
import touchstone.guideline.GuidelineVersion;
import touchstone.guideline.Guidelines;
import touchstone.guideline.Question;
import touchstone.guideline.Template;
import touchstone.project.Project;
import touchstone.resolution.ResolutionRuns;
import touchstone.web.Language;
import touchstone.web.Messages;

/** Gives a project's labels out, in every form there is. */
@ApplicationScoped
public class Exports {
  private static final int BUFFER = 1 << 16;

  private final Map<String, ExportFormat> formats = new TreeMap<>();
  private final Map<String, ExportFormat> byAnyName = new TreeMap<>();
  private final Guidelines guidelines;
  private final ResolutionRuns runs;
  private final Tables tables;
  private final Entries entries;
  private final Provider<Cards> cards;

  Exports(
      @Any Instance<ExportFormat> formats,
      Guidelines guidelines,
      ResolutionRuns runs,
      Tables tables,
      Entries entries,
      Provider<Cards> cards) {
    formats.forEach(
        format -> {
          this.formats.put(format.name(), format);
          byAnyName.put(format.name(), format);
          format.otherNames().forEach(name -> byAnyName.put(name, format));
        });
    this.guidelines = guidelines;
    this.runs = runs;
    this.tables = tables;
    this.entries = entries;
    this.cards = cards;
  }

  /** All formats by name. */
  Collection<ExportFormat> formats() {
    return Collections.unmodifiableCollection(formats.values());
  }

  /** The format of a name, or 422 with those there are. */
  public ExportFormat format(String name) {
    ExportFormat format = byAnyName.get(name == null ? "ndjson" : name);
    if (format == null) {
      throw Problem.refusedField(
          "format", "this version has " + String.join(", ", formats.keySet()));
    }
    return format;
  }

  private Instant asOf(Asked asked) {
    return asked.run() == null ? asked.scope().asOf() : runs.find(asked.run()).asOf();
  }

  /** What each question meant at the time that is asked for, by name. */
  Map<String, About> abouts(Project project, Asked asked) {
    Instant asOf = asOf(asked);
    Guideline guideline = guidelines.findById(project.guidelineId);
    GuidelineVersion version = guidelines.asOf(project.guidelineId, asOf);
    List<Template> history = new ArrayList<>();
    for (GuidelineVersion each : guidelines.versions(project.guidelineId)) {
      if (each.number <= version.number) {
        history.add(0, guidelines.template(each));
      }
    }
    Template template = guidelines.template(version);
    Map<String, About> abouts = new LinkedHashMap<>();
    for (Question question : template.ask()) {
      abouts.put(
          question.name(), new About(question, template, guideline.slug, version.number, history));
    }
    return abouts;
  }

  /**
   * The question of a file of one: the one asked for, else the only one; 422 names those there are,
   * or says why the format does not carry it.
   */
  About about(Asked asked, ExportFormat format, Map<String, About> abouts) {
    About about = abouts.get(asked.question());
    if (about == null && asked.question() == null && format.oneQuestion()) {
      if (abouts.size() > 1) {
        throw Problem.refusedField(
            "question",
            format.name()
                + " carries one question: choose one of "
                + String.join(", ", abouts.keySet()));
      }
      about = abouts.values().iterator().next();
    }
    Reason lack = format.lack(asked.mode(), about == null ? null : about.question());
    if (lack != null) {
      throw Problem.refusedField(
          "format", format.name() + " " + Messages.text(Language.ENGLISH, lack));
    }
    return about;
  }

  /** What writes a file. */
  public interface File {
    void write(OutputStream out) throws IOException;
  }

  /**
   * The file asked for. Where something in the data may yet be refused it is written aside first:
   * the refusal then comes from this call and not in the midst of an answer.
   */
  File file(Project project, Asked asked, ExportFormat format) {
    Map<String, About> abouts = abouts(project, asked);
    About about = about(asked, format, abouts);
    Asked exact =
        new Asked(
            asked.mode(),
            about == null ? asked.question() : about.question().name(),
            asked.run(),
            asked.scope(),
            asked.about(),
            asked.leaveChanged());
    if (format instanceof TableFormat table) {
      File file = out -> table(project, exact, table, about, abouts, out);
      return format.whole() ? aside(file) : file;
    }
    ItemFormat items = (ItemFormat) format;
    File file = out -> items(project, exact, items, about, out);
    return format.whole() || entries.mayBeOutdated(project, about) ? aside(file) : file;
  }

  private void table(
      Project project,
      Asked asked,
      TableFormat format,
      About about,
      Map<String, About> abouts,
      OutputStream out)
      throws IOException {
    List<String> columns = Tables.columns(asked, format.wide());
    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
    try (TableFormat.Rows rows = format.begin(buffered, heading(project, asked, columns, about))) {
      tables.write(project, asked, abouts, format.wide(), rows, columns);
    }
    buffered.flush();
  }

  private void items(Project project, Asked asked, ItemFormat format, About about, OutputStream out)
      throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
    try (ItemFormat.Writing writing =
        format.begin(buffered, heading(project, asked, List.of(), about))) {
      entries.read(project, asked, about, format.pixels(), writing::entry);
      writing.end();
    }
    buffered.flush();
  }

  private Heading heading(Project project, Asked asked, List<String> columns, About about) {
    return new Heading(
        asked.mode(), columns, about, () -> cards.get().markdown(project, asOf(asked)));
  }

  /** The file, written beside and read from there; nothing of it stays. */
  private static File aside(File file) {
    try {
      Path path = Files.createTempFile("touchstone-export", ".part");
      try (OutputStream out = Files.newOutputStream(path)) {
        file.write(out);
      } catch (IOException | RuntimeException refused) {
        Files.deleteIfExists(path);
        throw refused;
      }
      InputStream whole = Files.newInputStream(path, StandardOpenOption.DELETE_ON_CLOSE);
      return out -> {
        try (whole) {
          whole.transferTo(out);
        }
      };
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
