# SPDX-License-Identifier: Apache-2.0
"""Sends two clicks with one of the clients: client, address, token, port of the forward protocol."""

import sys

client, address, token, port = sys.argv[1:]
clicks = [{"key": key, "type": "click", "at": "2026-11-01T10:05:00Z"} for key in ("a", "b")]


def elasticsearch():
    from elasticsearch import Elasticsearch, helpers

    there = Elasticsearch(address, api_key=token)
    assert there.info()["version"]["number"]
    print(helpers.bulk(there, [{"_index": "clicks", "_id": c["key"], "_source": c} for c in clicks]))


def opensearch():
    from opensearchpy import OpenSearch, helpers

    there = OpenSearch(address, http_auth=("shipper", token), http_compress=True)
    print(helpers.bulk(there, [{"_index": "clicks", "_id": c["key"], "_source": c} for c in clicks]))


def otlp():
    import json
    import logging

    from opentelemetry.exporter.otlp.proto.http import Compression
    from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
    from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
    from opentelemetry.sdk._logs.export import BatchLogRecordProcessor

    exporter = OTLPLogExporter(
        endpoint=address + "/v1/logs",
        headers={"Authorization": "Bearer " + token},
        compression=Compression.Gzip,
    )
    provider = LoggerProvider()
    provider.add_log_record_processor(BatchLogRecordProcessor(exporter))
    logger = logging.getLogger("shop")
    logger.setLevel(logging.INFO)
    logger.addHandler(LoggingHandler(logger_provider=provider))
    logger.info(json.dumps(clicks[0]))
    logger.info("clicked", extra=clicks[1])
    provider.shutdown()


def fluent():
    from fluent import sender

    logger = sender.FluentSender(address, port=int(port), nanosecond_precision=True)
    for click in clicks:
        assert logger.emit("clicks", click), logger.last_error
    logger.close()


{"elasticsearch": elasticsearch, "opensearch": opensearch, "otlp": otlp, "fluent": fluent}[client]()
