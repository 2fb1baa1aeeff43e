// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import touchstone.base.Fault;
import touchstone.base.Ids;
import touchstone.base.Problem;
import touchstone.base.Secrets;
import touchstone.base.Sql;
import touchstone.base.Text;

/**
 * Images, sounds and films, kept in the store in parts of 256 KB by id and hash: any node serves
 * them, and no path holds anything a user wrote.
 */
@ApplicationScoped
@Transactional
public class MediaStore {
  private static final int PART = 256 * 1024;
  private static final long LARGEST = 50_000_000;

  private final Sql sql;

  MediaStore(Sql sql) {
    this.sql = sql;
  }

  /** A stored medium. */
  public record Media(UUID id, String type, long bytes, String name) {}

  /**
   * Stores an uploaded file; 422 where it is no image, sound or film, 413 where it is over 50 MB.
   */
  public Media store(Dataset dataset, String name, Path file) {
    byte[] bytes;
    try {
      if (Files.size(file) > LARGEST) {
        throw Problem.tooLarge(shown(name) + " is over 50 MB.");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    MediaType type =
        MediaType.sniff(bytes)
            .orElseThrow(
                () ->
                    Problem.refused(
                        shown(name)
                            + " is no PNG, JPEG, GIF, WebP, WAV, MP3, Ogg, FLAC, WebM or MP4 file.",
                        Fault.at(shown(name), "is no image, sound or film that is taken here")));
    String hash = Secrets.sha256(bytes);
    Optional<Media> known =
        sql.first(
            row ->
                media(
                    row.getObject("id", UUID.class),
                    row.getString("type"),
                    row.getLong("bytes"),
                    row.getString("name")),
            "SELECT id, type, bytes, name FROM media WHERE dataset_id = ? AND hash = ?",
            dataset.id,
            hash);
    return known.orElseGet(() -> insert(dataset, shown(name), bytes, type, hash));
  }

  private Media insert(Dataset dataset, String name, byte[] bytes, MediaType type, String hash) {
    UUID id = Ids.next();
    sql.update(
        "INSERT INTO media (id, dataset_id, hash, type, bytes, name, created_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, CURRENT_TIMESTAMP)",
        id,
        dataset.id,
        hash,
        type.type,
        bytes.length,
        name);
    for (int from = 0, part = 0; from < bytes.length; from += PART, part++) {
      sql.update(
          "INSERT INTO media_part (media_id, number, content) VALUES (?, ?, ?)",
          id,
          part,
          Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART)));
    }
    return new Media(id, type.type, bytes.length, name);
  }

  /** The medium of an id, or 404. */
  public Media find(UUID id) {
    return sql.first(
            row -> media(id, row.getString("type"), row.getLong("bytes"), row.getString("name")),
            "SELECT type, bytes, name FROM media WHERE id = ?",
            id)
        .orElseThrow(() -> Problem.notFound("file"));
  }

  /** Writes so many bytes from there on, part by part. */
  public void write(UUID id, long from, long bytes, OutputStream out) throws IOException {
    long at = from;
    while (at < from + bytes) {
      Optional<byte[]> content =
          sql.first(
              row -> row.getBytes(1),
              "SELECT content FROM media_part WHERE media_id = ? AND number = ?",
              id,
              (int) (at / PART));
      if (content.isEmpty()) {
        return;
      }
      int offset = (int) (at % PART);
      int length = (int) Math.min(content.get().length - offset, from + bytes - at);
      out.write(content.get(), offset, length);
      at += length;
    }
  }

  /** An image's size in pixels, as it is stored, whatever its EXIF says of turning it. */
  public record Pixels(int width, int height) {}

  /** The size of an image, told by its first bytes; empty where the medium is none or not there. */
  public Optional<Pixels> pixels(UUID id) {
    return sql.first(
            row -> ImageHeader.pixels(row.getBytes(1)),
            "SELECT content FROM media_part WHERE media_id = ? AND number = 0",
            id)
        .flatMap(found -> found);
  }

  private static Media media(UUID id, String type, long bytes, String name) {
    return new Media(id, type, bytes, name);
  }

  /** The file's name without folders, for people only. */
  private static String shown(String name) {
    String plain =
        name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
    if (plain.isBlank() || Text.fault(plain) != null) {
      return "file";
    }
    return plain.length() > 200 ? plain.substring(0, 200) : plain;
  }
}
