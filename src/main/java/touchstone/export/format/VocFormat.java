// SPDX-License-Identifier: Apache-2.0
package touchstone.export.format;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import touchstone.dataset.MediaStore;
import touchstone.export.Entry;
import touchstone.export.Heading;
import touchstone.export.ItemFormat;
import touchstone.export.Mode;

/**
 * Pascal VOC's folder: an XML file an image, a box by its corners in whole pixels, rounded, which
 * is what its readers take. A file cannot tell raters apart, so judgements are refused.
 */
@Singleton
public class VocFormat implements ItemFormat {
  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  @Override
  public String name() {
    return "voc";
  }

  @Override
  public String mediaType() {
    return "application/zip";
  }

  @Override
  public String ending() {
    return "zip";
  }

  @Override
  public List<Mode> modes() {
    return List.of(Mode.RESOLVED);
  }

  @Override
  public List<String> types() {
    return List.of("boxes");
  }

  @Override
  public boolean pixels() {
    return true;
  }

  @Override
  public boolean whole() {
    return true;
  }

  @Override
  public Writing begin(OutputStream out, Heading heading) {
    Folder folder = new Folder(out);
    return new Writing() {
      @Override
      public void entry(Entry entry) throws IOException {
        if (!entry.given().isEmpty()) {
          String stem = folder.stem(entry.item());
          folder.file("Annotations/" + stem + ".xml", xml(entry, heading));
        }
      }

      @Override
      public void end() throws IOException {
        folder.file("about.json", heading.about().toJson() + "\n");
        folder.end();
      }
    };
  }

  private static String xml(Entry entry, Heading heading) {
    MediaStore.Pixels size = entry.size();
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XML.createXMLStreamWriter(text);
      xml.writeStartElement("annotation");
      String file = entry.text(heading.about().field());
      element(xml, "folder", "images");
      element(xml, "filename", file.isEmpty() ? entry.item() : file);
      xml.writeStartElement("source");
      element(xml, "database", "Touchstone");
      element(xml, "annotation", entry.item());
      xml.writeEndElement();
      xml.writeStartElement("size");
      element(xml, "width", String.valueOf(size.width()));
      element(xml, "height", String.valueOf(size.height()));
      element(xml, "depth", "3");
      xml.writeEndElement();
      element(xml, "segmented", "0");
      for (JsonNode box : entry.given().get(0).answer()) {
        object(xml, box, size);
      }
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text + "\n";
  }

  private static void object(XMLStreamWriter xml, JsonNode box, MediaStore.Pixels size)
      throws XMLStreamException {
    xml.writeStartElement("object");
    element(xml, "name", box.get("label").textValue());
    element(xml, "pose", "Unspecified");
    element(xml, "truncated", "0");
    element(xml, "difficult", "0");
    xml.writeStartElement("bndbox");
    BigDecimal left = Numbers.of(box.get("x"), size.width());
    BigDecimal top = Numbers.of(box.get("y"), size.height());
    BigDecimal right = left.add(Numbers.of(box.get("width"), size.width()));
    BigDecimal bottom = top.add(Numbers.of(box.get("height"), size.height()));
    element(xml, "xmin", String.valueOf(Numbers.pixel(left, size.width())));
    element(xml, "ymin", String.valueOf(Numbers.pixel(top, size.height())));
    element(xml, "xmax", String.valueOf(Numbers.pixel(right, size.width())));
    element(xml, "ymax", String.valueOf(Numbers.pixel(bottom, size.height())));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  /** What XML has no way to hold is left out: control characters of a name. */
  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\t\n\r]]|[\uFFFE\uFFFF]", ""));
    xml.writeEndElement();
  }
}
