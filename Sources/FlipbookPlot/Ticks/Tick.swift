/// A place along an axis that is marked, and what is written there.
public struct Tick: Hashable, Sendable {
    /// Where, in data.
    public var value: Double
    /// What is written there.
    public var label: String

    /// A mark with its label.
    public init(value: Double, label: String) {
        self.value = value
        self.label = label
    }
}
