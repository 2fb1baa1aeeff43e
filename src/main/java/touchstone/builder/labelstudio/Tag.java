// SPDX-License-Identifier: Apache-2.0
package touchstone.builder.labelstudio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One tag of a configuration; it remembers which of its attributes somebody asked for. */
final class Tag {
  final String name;
  final int line;
  final List<Tag> children = new ArrayList<>();
  private final Map<String, String> attributes;
  private final Set<String> asked = new LinkedHashSet<>();

  Tag(String name, int line, Map<String, String> attributes) {
    this.name = name;
    this.line = line;
    this.attributes = new LinkedHashMap<>(attributes);
  }

  /** The value of an attribute, or null where it is absent or blank. */
  String get(String attribute) {
    asked.add(attribute);
    String value = attributes.get(attribute);
    return value == null || value.isBlank() ? null : value.strip();
  }

  String get(String attribute, String otherwise) {
    String value = get(attribute);
    return value == null ? otherwise : value;
  }

  boolean is(String attribute) {
    return "true".equalsIgnoreCase(get(attribute));
  }

  boolean named(String... names) {
    return List.of(names).contains(name);
  }

  Stream<Tag> children(String name) {
    return children.stream().filter(child -> child.name.equals(name));
  }

  /** The attributes that nobody asked for. */
  List<String> unread() {
    return attributes.keySet().stream().filter(each -> !asked.contains(each)).toList();
  }
}
