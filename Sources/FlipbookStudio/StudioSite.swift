import FlipbookStore
import FlyingFox
import Foundation

/// The page that shows a render, as answers to requests.
struct StudioSite: Sendable {
    let state: StudioState
    let store: FrameStore

    /// The answer to a request.
    func answer(_ request: HTTPRequest) -> HTTPResponse {
        // A name of somebody else's that leads to this machine is not this machine's.
        let host = request.headers[.host] ?? ""
        guard ["127.0.0.1", "localhost"].contains(host.split(separator: ":").first ?? "") else {
            return Self.refusal(.forbidden, "Only 127.0.0.1 is served here.")
        }
        // Browsers say so where a page of another site asks.
        let site = request.headers[HTTPHeader("Sec-Fetch-Site")] ?? "none"
        let origin = request.headers[HTTPHeader("Origin")] ?? "http://\(host)"
        guard ["same-origin", "none"].contains(site), origin == "http://\(host)" else {
            return Self.refusal(.forbidden, "Pages of other sites are not served here.")
        }
        guard request.method == .GET else {
            return Self.refusal(.methodNotAllowed, "There is nothing to change here.")
        }
        let parts = request.path.split(separator: "/")
        switch (parts.first, parts.dropFirst().first) {
        case (nil, _): return page
        case ("state", nil):
            let known = request.query["unless"].flatMap { Int($0) }
            guard let json = state.json(unlessVersion: known) else { return Self.answer(.noContent) }
            return Self.answer(
                .ok, ["Content-Type": "application/json", "Cache-Control": "no-store"], Data(json.description.utf8))
        case ("frame", let number?):
            guard let position = Int(number), let key = state.key(of: position) else {
                return Self.refusal(.notFound, "The frame isn't there.")
            }
            return picture(key, isKnown: request.headers[.ifNoneMatch] == "\"\(key)\"")
        default: return Self.refusal(.notFound, "There is no such page.")
        }
    }

    private var page: HTTPResponse {
        let policy =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' blob:; "
            + "connect-src 'self'"
        return Self.answer(
            .ok,
            [
                "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy,
                "Cross-Origin-Resource-Policy": "same-origin",
            ], Data(PackageResources.Studio_html))
    }

    /// An entry of the store, whole or not at all.
    private func picture(_ key: FrameKey, isKnown: Bool) -> HTTPResponse {
        let headers = [
            "Content-Type": "image/png", "ETag": "\"\(key)\"", "Cache-Control": "no-cache",
            "Cross-Origin-Resource-Policy": "same-origin",
        ]
        if isKnown { return Self.answer(.notModified, headers) }
        guard case .whole? = try? store.check(key),
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: store.path(of: key)))
        else { return Self.refusal(.notFound, "The frame isn't whole.") }
        return Self.answer(.ok, headers, bytes)
    }

    /// An answer that says in words why there is no other.
    private static func refusal(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        answer(status, ["Content-Type": "text/plain; charset=utf-8"], Data(text.utf8))
    }

    /// An answer. A browser takes a connection of its own for each, so that none stays open for nothing.
    private static func answer(
        _ status: HTTPStatusCode, _ headers: [String: String] = [:], _ body: Data = Data()
    ) -> HTTPResponse {
        var all = HTTPHeaders()
        for (name, value) in headers { all.setValues([value], for: HTTPHeader(name)) }
        all[.connection] = "close"
        return HTTPResponse(statusCode: status, headers: all, body: body)
    }
}
