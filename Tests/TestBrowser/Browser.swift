import FlipbookSystem
import Foundation

/// A real browser without a window, led through the DevTools protocol over two pipes.
package final class Browser {
    private let child: ChildProcess
    private let toBrowser: Descriptor
    private let fromBrowser: Descriptor
    private let profile: URL
    private var session: String?
    private var lastID = 0
    private var unread: [UInt8] = []

    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// Browsers that understand the protocol, by the names of their programs.
    package static let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

    /// Opens a page.
    package init(_ address: String, width: Int = 1000, height: Int = 750) throws {
        guard let path = Self.names.lazy.compactMap({ Command.find($0) }).first else {
            throw Failure(
                description:
                    "no browser is in PATH (\(Self.names.joined(separator: ", "))): .ci/setup --tests installs one")
        }
        profile = FileManager.default.temporaryDirectory.appendingPathComponent("flipbook-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        let input = try FlipbookSystem.Pipe()
        let output = try FlipbookSystem.Pipe()
        var command = Command(
            path,
            arguments: [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe",
                "--no-first-run", "--disable-extensions", "--user-data-dir=\(profile.path)", "about:blank",
            ])
        command.descriptors = [3: .descriptor(input.reader.rawValue), 4: .descriptor(output.writer.rawValue)]
        command.leadsGroup = true
        child = try command.spawn()
        toBrowser = input.intoWriter()
        fromBrowser = output.intoReader()
        let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String
        session =
            try call("Target.attachToTarget", ["targetId": target ?? "", "flatten": true])["sessionId"] as? String
        try resize(width: width, height: height)
        _ = try call("Page.enable")
        _ = try call("Page.navigate", ["url": address])
    }

    deinit {
        child.signal(SIGKILL)
        child.wait()
        try? FileManager.default.removeItem(at: profile)
    }

    /// Makes the window this large, in CSS pixels.
    package func resize(width: Int, height: Int) throws {
        _ = try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500])
    }

    /// The value of an expression of JavaScript; of what it promises, where it does.
    package func value(_ expression: String) throws -> Any? {
        let answer = try call(
            "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
        if let problem = answer["exceptionDetails"] { throw Failure(description: "\(expression): \(problem)") }
        return (answer["result"] as? [String: Any])?["value"]
    }

    /// Waits until an expression is true.
    package func wait(for expression: String, seconds: Double = 30) throws {
        let deadline = Date.now + seconds
        // Before the page is there, it has no names.
        while try value("(() => { try { return !!(\(expression)) } catch { return false } })()") as? Bool != true {
            guard Date.now < deadline else { throw Failure(description: "\(expression) never became true") }
            usleep(20_000)
        }
    }

    /// Presses the mouse in the middle of the first element that a selector finds.
    package func click(_ selector: String) throws {
        let box = try value(
            "(r => [r.x + r.width / 2, r.y + r.height / 2])(document.querySelector('\(selector)').getBoundingClientRect())"
        )
        guard let place = box as? [Double] else { throw Failure(description: "there is no \(selector)") }
        for type in ["mousePressed", "mouseReleased"] {
            _ = try call(
                "Input.dispatchMouseEvent",
                ["type": type, "x": place[0], "y": place[1], "button": "left", "clickCount": 1])
        }
    }

    /// Presses a key.
    package func press(_ key: String) throws {
        for type in ["keyDown", "keyUp"] { _ = try call("Input.dispatchKeyEvent", ["type": type, "key": key]) }
    }

    /// What is seen, as a PNG.
    package func screenshot() throws -> Data {
        guard let text = try call("Page.captureScreenshot")["data"] as? String, let data = Data(base64Encoded: text)
        else {
            throw Failure(description: "there is no screenshot")
        }
        return data
    }

    /// What a screen reader is told: the role, the name and the value of each element that isn't hidden from it, in order.
    package func accessibleElements() throws -> [(role: String, name: String, value: String)] {
        _ = try call("Accessibility.enable")
        let nodes = try call("Accessibility.getFullAXTree")["nodes"] as? [[String: Any]] ?? []
        return nodes.filter { $0["ignored"] as? Bool != true }.map { node in
            func text(_ member: String) -> String { ((node[member] as? [String: Any])?["value"]).map { "\($0)" } ?? "" }
            return (text("role"), text("name"), text("value"))
        }
    }

    private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        lastID += 1
        var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
        if let session { message["sessionId"] = session }
        var bytes = [UInt8](try JSONSerialization.data(withJSONObject: message))
        bytes.append(0)
        try bytes.withUnsafeBytes { try toBrowser.writeAll($0) }
        while true {
            let answer = try receive()
            guard answer["id"] as? Int == lastID else { continue }
            if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
            return answer["result"] as? [String: Any] ?? [:]
        }
    }

    /// The next message; a zero ends each.
    private func receive() throws -> [String: Any] {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            if let end = unread.firstIndex(of: 0) {
                let message = Data(unread[..<end])
                unread.removeSubrange(...end)
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            guard let count = try part.withUnsafeMutableBytes({ try fromBrowser.read(into: $0) }), count > 0 else {
                throw Failure(description: "the browser has gone")
            }
            unread += part[..<count]
        }
    }
}
