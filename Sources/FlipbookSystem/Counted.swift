extension Int {
    /// So many of something that is named in the singular: `1 frame`, `3 frames`.
    package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
