import FlipbookStore
import FlyingFox
import Foundation

/// The page that shows frames, as answers to requests.
struct StudioSite: Sendable {
    let state: StudioState
    /// What every path begins with, and nobody else knows.
    let token: String
    /// What the page can have done; nil where it only shows.
    var act: (@Sendable (PageAction) -> Void)?

    /// How long a request for the state may wait for a change: less than the server's limit for an answer.
    private static let patience = Duration.seconds(4)
    /// How many bytes an action may have.
    private static let mostBytes = 16 << 10

    /// The answer to a request.
    func answer(_ request: HTTPRequest) async -> HTTPResponse {
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
        let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard let first = parts.first, Self.isSame(first, token) else {
            return Self.refusal(.notFound, "The address is that which the command told, with all its letters.")
        }
        guard parts.count > 1 else {
            // The page's own addresses are beside it; FlyingFox leaves out the last `/` of a path.
            guard request.target.path().hasSuffix("/") else {
                return Self.answer(.movedPermanently, ["Location": "/\(token)/"])
            }
            guard request.method == .GET else {
                return Self.refusal(.methodNotAllowed, "There is nothing to change here.")
            }
            return page(PackageResources.Studio_html, "text/html")
        }
        if request.method == .POST, parts[1] == "do", parts.count == 2 { return await take(request) }
        guard request.method == .GET else {
            return Self.refusal(.methodNotAllowed, "There is nothing to change here.")
        }
        switch (parts[1], parts.dropFirst(2).first) {
        case ("Studio.css", nil): return page(PackageResources.Studio_css, "text/css")
        case ("Studio.js", nil): return page(PackageResources.Studio_js, "text/javascript")
        case ("state", nil): return await tell(unless: request.query["unless"].flatMap { Int($0) })
        case ("frame", let number?) where parts.count == 3:
            return picture(number, before: request.query["before"] != nil, known: request.headers[.ifNoneMatch])
        case ("video", nil): return await video(request)
        default: return Self.refusal(.notFound, "There is no such page.")
        }
    }

    /// Whether two texts are the same, in a time that doesn't tell where they differ.
    private static func isSame(_ text: String, _ other: String) -> Bool {
        text.utf8.count == other.utf8.count && zip(text.utf8, other.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// A part of the page, which asks nothing of anybody else.
    private func page(_ bytes: [UInt8], _ type: String) -> HTTPResponse {
        let policy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
            + "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        return Self.answer(
            .ok,
            [
                "Content-Type": "\(type); charset=utf-8", "Content-Security-Policy": policy,
                "Cross-Origin-Resource-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
                "Cache-Control": "no-store",
            ], Data(bytes))
    }

    /// What is shown, once it is another than the page knows; nothing where it stays the same for long.
    private func tell(unless version: Int?) async -> HTTPResponse {
        let change = state.nextChange()
        if let text = state.json(unlessVersion: version)?.description { return Self.told(text) }
        await withTaskGroup { group in
            group.addTask { for await _ in change {} }
            group.addTask { try? await Task.sleep(for: Self.patience) }
            await group.next()
            group.cancelAll()
        }
        return (state.json(unlessVersion: version)?.description).map(Self.told) ?? Self.answer(.noContent)
    }

    /// The answer with the state, as JSON.
    private static func told(_ state: String) -> HTTPResponse {
        answer(.ok, ["Content-Type": "application/json", "Cache-Control": "no-store"], Data(state.utf8))
    }

    private func take(_ request: HTTPRequest) async -> HTTPResponse {
        guard let act else { return Self.refusal(.methodNotAllowed, "There is nothing to change here.") }
        guard (request.headers[.contentLength].flatMap { Int($0) } ?? 0) <= Self.mostBytes,
            let body = try? await request.bodyData, let action = PageAction(parsing: body)
        else { return Self.refusal(.badRequest, "The page and the program are of different versions: load it again.") }
        act(action)
        return Self.answer(.noContent)
    }

    /// An entry of the store, whole or not at all.
    private func picture(_ number: String, before: Bool, known: String?) -> HTTPResponse {
        guard let position = Int(number), let entry = state.entry(of: position, before: before) else {
            return Self.refusal(.notFound, "The frame isn't there.")
        }
        let key = entry.key
        let headers = [
            "Content-Type": "image/png", "ETag": "\"\(key)\"", "Cache-Control": "no-cache",
            "Cross-Origin-Resource-Policy": "same-origin", "Flipbook-Is-Current": entry.isCurrent ? "yes" : "no",
            "Flipbook-Is-Draft": entry.isDraft ? "yes" : "no",
        ]
        if known == "\"\(key)\"" { return Self.answer(.notModified, headers) }
        guard case .whole? = try? entry.store.check(key),
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: entry.store.path(of: key)))
        else {
            if !before, !entry.isDraft, let frame = state.lose(position, key: key) { act?(.repair(frame)) }
            return Self.refusal(.notFound, "The frame isn't whole.")
        }
        return Self.answer(.ok, headers, bytes)
    }

    /// The video that was rendered last, or the part of it that is asked for.
    private func video(_ request: HTTPRequest) async -> HTTPResponse {
        guard let path = state.read({ $0.video.path }) else { return Self.refusal(.notFound, "There is no video yet.") }
        let types = ["webm": "video/webm", "gif": "image/gif", "apng": "image/apng", "mov": "video/quicktime"]
        let type = types[String(path.split(separator: ".").last ?? "")] ?? "video/mp4"
        guard
            var response = try? await FileHTTPHandler(path: URL(fileURLWithPath: path), contentType: type)
                .handleRequest(request)
        else { return Self.refusal(.notFound, "The video is gone.") }
        response.headers[.connection] = "close"
        response.headers[HTTPHeader("Cache-Control")] = "no-store"
        return response
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
