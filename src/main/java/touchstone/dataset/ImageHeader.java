// SPDX-License-Identifier: Apache-2.0
package touchstone.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads an image's size out of its first bytes: PNG, JPEG and GIF by the JDK, WebP by hand. */
final class ImageHeader {
  private ImageHeader() {}

  static Optional<MediaStore.Pixels> pixels(byte[] bytes) {
    if (bytes == null || bytes.length < 30) {
      return Optional.empty();
    }
    if (ascii(bytes, 0, "RIFF") && ascii(bytes, 8, "WEBP")) {
      return webp(bytes);
    }
    try (ImageInputStream stream =
        ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream);
        return Optional.of(new MediaStore.Pixels(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The three ways in which a WebP file says its size (RFC 9649, 2.4 to 2.7). */
  private static Optional<MediaStore.Pixels> webp(byte[] b) {
    if (ascii(b, 12, "VP8X")) {
      return Optional.of(new MediaStore.Pixels(1 + number(b, 24, 3), 1 + number(b, 27, 3)));
    }
    if (ascii(b, 12, "VP8L")) {
      int bits = number(b, 21, 4);
      return Optional.of(new MediaStore.Pixels(1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF)));
    }
    return ascii(b, 12, "VP8 ")
        ? Optional.of(new MediaStore.Pixels(number(b, 26, 2) & 0x3FFF, number(b, 28, 2) & 0x3FFF))
        : Optional.empty();
  }

  private static int number(byte[] bytes, int at, int length) {
    int number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | bytes[at + i] & 0xFF;
    }
    return number;
  }

  private static boolean ascii(byte[] bytes, int at, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
