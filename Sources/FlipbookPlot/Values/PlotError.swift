/// Why a figure could not be drawn. Setters don't throw: what they were given is checked when the figure is drawn.
public struct PlotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable {
        private let name: String

        /// Arrays that belong together have different lengths.
        public static let lengthsDiffer = Code(name: "lengthsDiffer")
        /// A size, width or resolution is negative, NaN, or too large.
        public static let size = Code(name: "size")
        /// Limits are not finite, or not above 0 on a logarithmic axis.
        public static let limits = Code(name: "limits")
        /// The base of a logarithmic scale is not above 1.
        public static let scale = Code(name: "scale")
        /// There can't be such ticks, or there would be too many.
        public static let ticks = Code(name: "ticks")
        /// A tick label can't be written in this format.
        public static let format = Code(name: "format")
        /// Axes can't have this ratio of units, or can't be adjusted to it.
        public static let aspect = Code(name: "aspect")
        /// A dash pattern can't be drawn.
        public static let lineStyle = Code(name: "lineStyle")
        /// There is no colour, colormap or other thing of this name.
        public static let unknownName = Code(name: "unknownName")
        /// Values can't be shown: a grid is ragged or empty, or a norm has no place for them.
        public static let values = Code(name: "values")
        /// Axes of three dimensions can't be looked at like this.
        public static let camera = Code(name: "camera")
        /// An artist of two dimensions is in axes of three, or the other way round.
        public static let dimensions = Code(name: "dimensions")
        /// A file can't be read or written.
        public static let file = Code(name: "file")
        /// A formula in a text can't be read: a command that there isn't, braces that don't match.
        public static let formula = Code(name: "formula")
        /// A grid of subplots has no rows, no columns, or no room.
        public static let subplots = Code(name: "subplots")
    }
    /// What kind of mistake it is.
    public let code: Code
    /// What went wrong, in which artist, and what to do.
    public let description: String

    /// An error of a kind with its description.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension PlotError {
    /// There is no `kind` called `name`; the description names the most similar one.
    static func unknownName(
        _ name: String, kind: String, of names: [String], orElse others: String? = nil
    ) -> PlotError {
        let nearest = names.sorted().min { distance($0, name) < distance($1, name) }
        let hint = nearest.map { "; the most similar one is '\($0)'" } ?? ""
        return PlotError(
            .unknownName, "there is no \(kind) '\(name.prefix(80))'\(hint)\(others.map { "; or give \($0)" } ?? "")")
    }

    /// How many letters must be changed, added or taken away to make one word of the other, whatever their case.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.lowercased().utf8.prefix(80)), Array(second.lowercased().utf8.prefix(80)))
        var row = Array(0...second.count)
        for (index, letter) in first.enumerated() {
            var corner = row[0]
            row[0] = index + 1
            for column in second.indices {
                let changed = corner + (second[column] == letter ? 0 : 1)
                corner = row[column + 1]
                row[column + 1] = min(changed, row[column] + 1, corner + 1)
            }
        }
        return row[second.count]
    }
}
