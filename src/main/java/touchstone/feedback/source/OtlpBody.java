// SPDX-License-Identifier: Apache-2.0
package touchstone.feedback.source;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import touchstone.base.Json;
import touchstone.base.Problem;
import touchstone.feedback.Received;

/** An export of OpenTelemetry's logs, and its answer in the encoding that it came in. */
final class OtlpBody {
  private final boolean json;

  private OtlpBody(boolean json) {
    this.json = json;
  }

  /** JSON where the type says so, or where it says neither and the body opens an object. */
  static OtlpBody of(byte[] body, String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    boolean sniffed = !type.contains("protobuf") && body.length > 0 && body[0] == '{';
    return new OtlpBody(type.contains("json") || sniffed);
  }

  /** Hands on every record; a body that is no export is one that cannot be read. */
  void read(byte[] body, Consumer<Received> taker) {
    try {
      if (json) {
        OtlpJson.read(body, log -> taker.accept(log.received()));
      } else {
        OtlpProtobuf.read(body, log -> taker.accept(log.received()));
      }
    } catch (InvalidProtocolBufferException bad) {
      taker.accept(Records.binary(body, "It is no export of logs: " + bad.getMessage()));
    } catch (Problem bad) {
      if (bad.status() != 400) {
        throw bad;
      }
      taker.accept(Records.unreadable(body, bad.getMessage()));
    }
  }

  String mediaType() {
    return json ? "application/json" : "application/x-protobuf";
  }

  /**
   * The answer: empty, or how many went to the quarantine. None is rejected, since a sender could
   * do no more than drop it.
   */
  byte[] answer(int quarantined) {
    String words = quarantined + " could not be read and went to the quarantine.";
    if (json) {
      var answer = Json.object();
      if (quarantined > 0) {
        answer.putObject("partialSuccess").put("errorMessage", words);
      }
      return answer.toString().getBytes(StandardCharsets.UTF_8);
    }
    var answer = ExportLogsServiceResponse.newBuilder();
    if (quarantined > 0) {
      answer.setPartialSuccess(ExportLogsPartialSuccess.newBuilder().setErrorMessage(words));
    }
    return answer.build().toByteArray();
  }
}
