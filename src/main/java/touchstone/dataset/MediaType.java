// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The kinds of media that are taken, told by their bytes and never by a name or a header. */
enum MediaType {
  PNG("image/png"),
  JPEG("image/jpeg"),
  GIF("image/gif"),
  WEBP("image/webp"),
  WAV("audio/wav"),
  MP3("audio/mpeg"),
  OGG("audio/ogg"),
  FLAC("audio/flac"),
  WEBM("video/webm"),
  MP4("video/mp4");

  private static final int MOST_PIXELS = 200_000_000;

  final String type;

  MediaType(String type) {
    this.type = type;
  }

  /** The kind that the bytes are, if they are one of these and can be read as it. */
  static Optional<MediaType> sniff(byte[] bytes) {
    return guess(bytes).filter(guess -> guess.readable(bytes));
  }

  private static Optional<MediaType> guess(byte[] b) {
    if (starts(b, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (starts(b, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (starts(b, 0, 'G', 'I', 'F', '8')) {
      return Optional.of(GIF);
    }
    if (starts(b, 0, 'R', 'I', 'F', 'F')) {
      return starts(b, 8, 'W', 'E', 'B', 'P')
          ? Optional.of(WEBP)
          : starts(b, 8, 'W', 'A', 'V', 'E') ? Optional.of(WAV) : Optional.empty();
    }
    if (starts(b, 0, 'O', 'g', 'g', 'S')) {
      return Optional.of(OGG);
    }
    if (starts(b, 0, 'f', 'L', 'a', 'C')) {
      return Optional.of(FLAC);
    }
    if (starts(b, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
      return Optional.of(WEBM);
    }
    if (starts(b, 4, 'f', 't', 'y', 'p')) {
      return Optional.of(MP4);
    }
    boolean frame = b.length > 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xE6) == 0xE2;
    return starts(b, 0, 'I', 'D', '3') || frame ? Optional.of(MP3) : Optional.empty();
  }

  /** Whether an image has a header with a size; the others are taken by their first bytes. */
  private boolean readable(byte[] bytes) {
    if (this != PNG && this != JPEG && this != GIF) {
      return bytes.length > 16;
    }
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        return pixels > 0 && pixels <= MOST_PIXELS;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      return false;
    }
  }

  private static boolean starts(byte[] bytes, int at, int... expected) {
    if (bytes.length < at + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[at + i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
