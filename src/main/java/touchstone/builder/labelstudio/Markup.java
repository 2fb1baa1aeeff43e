// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import touchstone.base.Fault;
import touchstone.base.Problem;

/** Reads XML into tags: no DOCTYPE, no entity of its own, up to 1 MB and 64 levels. */
final class Markup {
  static final int LONGEST = 1_000_000;
  private static final int DEEPEST = 64;

  private Markup() {}

  /**
   * The outermost tag; 413 where the text is too long, 422 with the line where it is no such XML.
   */
  static Tag read(String xml) {
    if (xml.length() > LONGEST) {
      throw Problem.tooLarge("A configuration of over 1 MB is not taken.");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("entities are not taken");
        });
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
      try {
        return read(reader, xml);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException bad) {
      int line = bad.getLocation() == null ? 1 : bad.getLocation().getLineNumber();
      throw refused(line + lineOf(xml, xml.strip()) - 1, "is not well-formed XML");
    }
  }

  /** The line on which these words first stand; the reader does not say it before the root. */
  private static int lineOf(String xml, String words) {
    int at = Math.max(0, xml.indexOf(words));
    return 1 + (int) xml.substring(0, at).chars().filter(c -> c == '\n').count();
  }

  /** The tags of the reader; a tag's line is the one on which it begins. */
  private static Tag read(XMLStreamReader reader, String xml) throws XMLStreamException {
    int before = lineOf(xml, xml.strip()) - 1;
    Deque<Tag> open = new ArrayDeque<>();
    Tag root = null;
    while (reader.hasNext()) {
      int line = Math.max(1, reader.getLocation().getLineNumber()) + before;
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String name = reader.getLocalName();
          int own = open.isEmpty() ? lineOf(xml, "<" + name) : line;
          Tag tag = new Tag(name, own, attributes(reader));
          if (open.isEmpty()) {
            root = tag;
          } else {
            open.peek().children.add(tag);
          }
          open.push(tag);
          if (open.size() > DEEPEST) {
            throw refused(line, "is nested deeper than " + DEEPEST + " levels");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.DTD ->
            throw refused(lineOf(xml, "<!DOCTYPE"), "holds a DOCTYPE, which is not taken");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw refused(line, "holds an entity, which is not taken");
        default -> {}
      }
    }
    return root;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private static Problem refused(int line, String reason) {
    return Problem.refused("Line " + line + " " + reason + ".", Fault.atLine(line, reason));
  }
}
