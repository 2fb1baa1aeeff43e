// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import touchstone.base.Json;

/** The node that clients of Elasticsearch believe to speak to, as its own answers describe it. */
final class ElasticsearchNode {
  private static final String VERSION = "8.19.0";
  private static final String NAME = "touchstone";
  private static final String ACTIVE = "active";
  private static final String BASIC = "basic";

  private ElasticsearchNode() {}

  static ObjectNode who(String slug) {
    ObjectNode who = Json.object().put("name", NAME).put("cluster_name", NAME);
    who.put("cluster_uuid", uuid(slug));
    who.putObject("version")
        .put("number", VERSION)
        .put("build_flavor", "default")
        .put("build_type", "tar")
        .put("build_hash", "0000000000000000000000000000000000000000")
        .put("build_date", "2025-07-29T00:00:00.000Z")
        .put("build_snapshot", false)
        .put("lucene_version", "9.12.2")
        .put("minimum_wire_compatibility_version", "7.17.0")
        .put("minimum_index_compatibility_version", "7.0.0");
    return who.put("tagline", "You Know, for Search");
  }

  /** Twenty-two characters that stay the same for a stream. */
  private static String uuid(String slug) {
    UUID of = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(of.getMostSignificantBits());
    bytes.putLong(of.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static ObjectNode licence(String slug) {
    ObjectNode whole = Json.object();
    whole.set("license", licenceOf(slug).put("issue_date", "2025-01-01T00:00:00.000Z"));
    return whole;
  }

  private static ObjectNode licenceOf(String slug) {
    UUID uid = UUID.nameUUIDFromBytes(slug.getBytes(StandardCharsets.UTF_8));
    return Json.object()
        .put("status", ACTIVE)
        .put("uid", uid.toString())
        .put("type", BASIC)
        .put("mode", BASIC);
  }

  static ObjectNode features(String slug) {
    ObjectNode whole = Json.object();
    whole.set("license", licenceOf(slug));
    ObjectNode features = whole.putObject("features");
    for (String feature : new String[] {"ilm", "data_streams"}) {
      features.putObject(feature).put("available", true).put("enabled", true);
    }
    features.putObject("security").put("available", true).put("enabled", false);
    return whole.put("tagline", "You know, for X");
  }

  static ObjectNode health() {
    ObjectNode health = Json.object().put("cluster_name", NAME).put("status", "green");
    health.put("timed_out", false).put("number_of_nodes", 1).put("number_of_data_nodes", 1);
    for (String none :
        new String[] {
          "active_primary_shards",
          "active_shards",
          "relocating_shards",
          "initializing_shards",
          "unassigned_shards",
          "unassigned_primary_shards",
          "delayed_unassigned_shards",
          "number_of_pending_tasks",
          "number_of_in_flight_fetch",
          "task_max_waiting_in_queue_millis"
        }) {
      health.put(none, 0);
    }
    return health.put("active_shards_percent_as_number", 100.0);
  }

  /** The one node, at the address where it was asked. */
  static ObjectNode nodes(String host) {
    ObjectNode whole = Json.object().put("cluster_name", NAME);
    ObjectNode node = whole.putObject("nodes").putObject(NAME);
    node.put("name", NAME).put("version", VERSION).put("build_flavor", "default");
    node.putArray("roles").add("data").add("ingest").add("master");
    ObjectNode http = node.putObject("http").put("publish_address", host);
    http.putArray("bound_address").add(host);
    return whole;
  }
}
