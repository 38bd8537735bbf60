import FlipbookStore
import FlyingFox
import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A small web page that shows the frames of a render as they arrive, for this machine alone.
///
/// It listens on the loopback address and answers to no other name, so that no page of another site reaches it. Pictures are
/// entries of the store, checked as every reader checks them.
public final class PreviewServer: Sendable {
    /// Where the page is: `http://127.0.0.1:41234/`.
    public let address: String
    private let task: Task<Void, any Error>

    /// Starts to listen, on a port that is free.
    ///
    /// - Parameters:
    ///   - state: what is shown.
    ///   - store: where the pictures are.
    /// - Throws: ``PreviewError`` where it can't listen.
    public init(_ state: PreviewState, store: FrameStore) async throws {
        do {
            let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: 0)
            let server = HTTPServer(address: address, logger: .disabled, handler: Site(state: state, store: store))
            // Neither the thread that draws nor the one that leads the render waits for a browser.
            task = Task.detached { try await server.run() }
            try await server.waitUntilListening()
            guard case .ip4(_, let port) = await server.listeningAddress else { throw PreviewError("no port is free") }
            self.address = "http://127.0.0.1:\(port)/"
        } catch {
            throw PreviewError("The preview can't be shown: \(error).")
        }
    }

    deinit { task.cancel() }
}

/// Why there is no preview.
public struct PreviewError: Error, CustomStringConvertible {
    /// What failed.
    public let description: String
    init(_ description: String) { self.description = description }
}

/// The pages.
private struct Site: HTTPHandler {
    let state: PreviewState
    let store: FrameStore

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        // A name of somebody else's that leads to this machine is not this machine's.
        let host = request.headers[.host]?.split(separator: ":").first ?? ""
        guard host == "127.0.0.1" || host == "localhost" else {
            return answer(.forbidden, "Only 127.0.0.1 is served here.")
        }
        guard request.method == .GET else { return answer(.methodNotAllowed, "There is nothing to change here.") }
        let parts = request.path.split(separator: "/")
        switch (parts.first, parts.dropFirst().first) {
        case (nil, _):
            return HTTPResponse(
                statusCode: .ok,
                headers: [
                    .contentType: "text/html; charset=utf-8",
                    HTTPHeader("Content-Security-Policy"):
                        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src 'self' blob:; "
                        + "connect-src 'self'",
                    HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
                ],
                body: Data(PackageResources.Preview_html))
        case ("state", nil):
            let known = request.query.first { $0.name == "unless" }.flatMap { Int($0.value) }
            guard let json = state.json(unlessVersion: known) else { return HTTPResponse(statusCode: .noContent) }
            return HTTPResponse(
                statusCode: .ok,
                headers: [.contentType: "application/json", HTTPHeader("Cache-Control"): "no-store"],
                body: Data(json.description.utf8))
        case ("frame", let number?):
            guard let place = Int(number), let key = state.key(of: place) else {
                return answer(.notFound, "The frame isn't there.")
            }
            return picture(key, isKnown: request.headers[HTTPHeader("If-None-Match")] == "\"\(key)\"")
        default: return answer(.notFound, "There is no such page.")
        }
    }

    /// An entry of the store, whole or not at all.
    private func picture(_ key: FrameKey, isKnown: Bool) -> HTTPResponse {
        let headers: HTTPHeaders = [
            .contentType: "image/png", HTTPHeader("ETag"): "\"\(key)\"", HTTPHeader("Cache-Control"): "no-cache",
            HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        ]
        if isKnown { return HTTPResponse(statusCode: .notModified, headers: headers, body: Data()) }
        guard (try? store.check(key)) == .whole,
            let bytes = try? Data(contentsOf: URL(fileURLWithPath: store.path(of: key)))
        else { return answer(.notFound, "The frame isn't whole.") }
        return HTTPResponse(statusCode: .ok, headers: headers, body: bytes)
    }

    private func answer(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        HTTPResponse(statusCode: status, headers: [.contentType: "text/plain; charset=utf-8"], body: Data(text.utf8))
    }
}
