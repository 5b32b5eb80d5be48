package io.variantdash.embedded.fuzz;

import java.util.List;

/** What requests are put together from, besides what a document describes. */
final class HttpParts {

    static final List<String> METHODS =
            List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND");

    static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "If-None-Match",
            "If-Match",
            "If-Modified-Since",
            "Range",
            "Origin",
            "Referer",
            "Cookie",
            "Content-Encoding",
            "Content-Type",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-HTTP-Method-Override",
            "X-Original-URL",
            "Forwarded",
            "traceparent",
            "tracestate",
            "Sec-WebSocket-Protocol",
            "Upgrade",
            "HTTP2-Settings",
            "Expect");

    /** Shapes of which two servers in a row could make different requests. The body is complete in either reading. */
    static final List<String> SHAPES = List.of(
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n",
            "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
            "Content-Length: 0\r\nContent-Length: 1\r\n\r\nx",
            "Content-Length: +0\r\n\r\n",
            "Content-Length: -1\r\n\r\n",
            "Host: elsewhere.example\r\nContent-Length: 0\r\n\r\n",
            "X-Folded: a\r\n folded\r\nContent-Length: 0\r\n\r\n");

    static final String UPGRADE = String.join(
            "\r\n",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Connection: Upgrade",
            "");

    private HttpParts() {}
}
