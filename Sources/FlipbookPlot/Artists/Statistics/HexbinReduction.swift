extension Hexbin {
    /// What becomes of the values of the points in a cell.
    ///
    ///     axes.hexbin(x, y, values: speed, reduction: .maximum)
    ///     axes.hexbin(x, y, values: speed, reduction: Hexbin.Reduction { $0.reduce(0) { $0 + $1 * $1 } })
    public struct Reduction: Sendable {
        let reduce: @Sendable ([Double]) -> Double

        /// A rule of your own.
        ///
        /// - Parameter reduce: takes the values of a cell, in the order of the points, to the value of the cell. NaN hides the
        ///   cell. It depends on nothing but the values.
        public init(_ reduce: @escaping @Sendable (_ values: [Double]) -> Double) { self.reduce = reduce }

        /// The sum divided by the number of values.
        public static let mean = Reduction { $0.mean }
        /// The sum.
        public static let sum = Reduction { $0.reduce(0, +) }
        /// The largest value.
        public static let maximum = Reduction { $0.max() ?? .nan }
        /// The smallest value.
        public static let minimum = Reduction { $0.min() ?? .nan }
        /// The value in the middle, or the mean of the two in the middle.
        public static let median = Reduction { $0.isEmpty ? .nan : quantile(0.5, of: $0.sorted()) }
        /// The square root of the mean squared distance from the mean.
        public static let standardDeviation = Reduction { $0.standardDeviation() }
        /// The number of values.
        public static let count = Reduction { Double($0.count) }
    }

    /// How many hexagons there are.
    ///
    ///     axes.hexbin(x, y, gridSize: 30)
    ///     axes.hexbin(x, y, gridSize: Hexbin.GridSize(columns: 30, rows: 10))
    public struct GridSize: Hashable, Sendable, ExpressibleByIntegerLiteral {
        /// The number of hexagons in a row.
        public var columns: Int
        /// The number of every other row of hexagons.
        public var rows: Int

        /// - Parameters:
        ///   - columns: the number of hexagons in a row; at least 1.
        ///   - rows: the number of every other row; at least 1. Nil for hexagons that are nearly regular where the axes are as
        ///     high as wide: `columns` divided by the square root of 3.
        public init(columns: Int, rows: Int? = nil) {
            self.columns = columns
            self.rows = rows ?? max(Int(Double(columns) / 3.0.squareRoot()), 1)
        }

        /// This number of hexagons in a row, and as many rows as make them nearly regular.
        public init(integerLiteral columns: Int) { self.init(columns: columns) }
    }

    /// Steps that the values of cells are divided into.
    public enum Levels: Hashable, Sendable {
        /// Steps of equal width over the range of the values, one less than this number; at least 2.
        case count(Int)
        /// Steps between these values.
        case edges([Double])

        /// The number of edges that are below each value.
        func steps(of values: [Double]) -> [Double] {
            let edges: [Double]
            switch self {
            case .edges(let given): edges = given.filter { !$0.isNaN }.sorted()
            case .count(let count):
                guard count > 1, let range = values.finiteRange else { return values }
                let steps = count - 1
                edges = (0..<steps).map {
                    range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(steps)
                }
            }
            return values.map { value in Double(edges.partitioningIndex { !($0 < value) }) }
        }
    }
}
