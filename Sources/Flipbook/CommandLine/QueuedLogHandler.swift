import FlipbookSystem
import Foundation
import Logging

/// Writes what is logged to standard error, a line each, without ever waiting for its reader.
struct QueuedLogHandler: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let output = QueuedOutput(STDERR_FILENO)

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
        let time = Date().formatted(.iso8601.time(includingFractionalSeconds: true))
        output.write("\(time) \(event.level): \(event.message)\(all.map { " \($0.key)=\($0.value)" }.joined())\n")
    }
}
