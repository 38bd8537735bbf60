extension Int {
    /// The number with a noun, in the plural where it is not 1: `1 frame`, `3 frames`.
    ///
    /// - Parameter noun: in the singular; its plural ends with `s`.
    package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
