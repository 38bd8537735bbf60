/// A descriptor that a starter holds open as long as it lives: how the runner notices the end of the plugin, and the
/// plugin that of its own starter, however they ended.
package enum Lifeline {
    /// The environment variable that gives a program the number of the descriptor.
    package static let variable = "FLIPBOOK_LIFELINE"

    /// Whether the starter has gone. What it writes means nothing. Call it once the descriptor is ready for reading.
    package static func hasEnded(_ descriptor: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            systemRead(descriptor, buffer.baseAddress, buffer.count) == 0
        }
    }
}
