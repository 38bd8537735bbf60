import FlipbookStore
import Foundation

/// The pages of a preview, as answers to requests.
struct PreviewSite: Sendable {
    let state: PreviewState
    let store: FrameStore
    /// The port that is listened on.
    let port: UInt16

    /// The answer to a request, head and body.
    func answer(_ request: PreviewRequest) -> [UInt8] {
        // A name of somebody else's that leads to this machine is not this machine's.
        let names = ["127.0.0.1", "localhost"]
        guard let host = request.headers["host"]?.split(separator: ":").first, names.contains(String(host)) else {
            return Self.refusal("403 Forbidden", "Only 127.0.0.1 is served here.")
        }
        // Browsers say so where a page of another site asks.
        let isForeign =
            !["same-origin", "none"].contains(request.headers["sec-fetch-site"] ?? "none")
            || !(request.headers["origin"].map { origin in names.contains { origin == "http://\($0):\(port)" } } ?? true)
        guard !isForeign else { return Self.refusal("403 Forbidden", "Pages of other sites are not served here.") }
        guard request.method == "GET" else {
            return Self.refusal("405 Method Not Allowed", "There is nothing to change here.")
        }
        let parts = request.path.split(separator: "/")
        switch (parts.first, parts.dropFirst().first) {
        case (nil, _):
            let policy =
                "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' blob:; "
                + "connect-src 'self'"
            return Self.answer(
                "200 OK",
                [
                    "Content-Type: text/html; charset=utf-8", "Content-Security-Policy: \(policy)",
                    "Cross-Origin-Resource-Policy: same-origin",
                ], PackageResources.Preview_html)
        case ("state", nil):
            let known = request.query.split(separator: "&").first { $0.hasPrefix("unless=") }.flatMap {
                Int($0.dropFirst(7))
            }
            guard let json = state.json(unlessVersion: known) else { return Self.answer("204 No Content", [], nil) }
            return Self.answer(
                "200 OK", ["Content-Type: application/json", "Cache-Control: no-store"], Array(json.description.utf8))
        case ("frame", let number?):
            guard let position = Int(number), let key = state.key(of: position) else {
                return Self.refusal("404 Not Found", "The frame isn't there.")
            }
            return picture(key, isKnown: request.headers["if-none-match"] == "\"\(key)\"")
        default: return Self.refusal("404 Not Found", "There is no such page.")
        }
    }

    /// An entry of the store, whole or not at all.
    private func picture(_ key: FrameKey, isKnown: Bool) -> [UInt8] {
        let headers = [
            "Content-Type: image/png", "ETag: \"\(key)\"", "Cache-Control: no-cache",
            "Cross-Origin-Resource-Policy: same-origin",
        ]
        if isKnown { return Self.answer("304 Not Modified", headers, nil) }
        guard (try? store.check(key)) == .whole,
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: store.path(of: key)))
        else { return Self.refusal("404 Not Found", "The frame isn't whole.") }
        return Self.answer("200 OK", headers, Array(bytes))
    }

    /// An answer that says in words why there is no other.
    static func refusal(_ status: String, _ text: String) -> [UInt8] {
        answer(status, ["Content-Type: text/plain; charset=utf-8"], Array(text.utf8))
    }

    private static func answer(_ status: String, _ headers: [String], _ body: [UInt8]?) -> [UInt8] {
        let lines =
            ["HTTP/1.1 \(status)", "Connection: close"] + headers + (body.map { ["Content-Length: \($0.count)"] } ?? [])
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + (body ?? [])
    }
}
