/// The end of a text that may be long: what a program wrote last is what says why it failed.
package struct TextTail: Sendable {
    private static let limit = 8192
    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ more: UnsafeRawBufferPointer) {
        bytes += more
        if bytes.count > 2 * Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }

    /// The last 8 KiB.
    package var text: String { String(decoding: bytes.suffix(Self.limit), as: UTF8.self) }
}
