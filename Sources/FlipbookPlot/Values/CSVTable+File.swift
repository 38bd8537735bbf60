extension CSVTable {
    /// Reads a file of comma-separated values; see `init(csv:separator:hasNames:)`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - separator: what stands between two fields.
    ///   - hasNames: whether the first line has the columns' names; found out where it is nil.
    /// - Throws: ``PlotError`` naming the path where there is no such file, and line and column where it isn't understood.
    public init(contentsOf path: String, separator: Character = ",", hasNames: Bool? = nil) throws {
        self = try readFile(path) { try CSVTable(csv: $0, separator: separator, hasNames: hasNames) }
    }
}
