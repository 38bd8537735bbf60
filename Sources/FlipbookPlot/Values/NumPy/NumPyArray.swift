/// Numbers in any number of dimensions, as NumPy's `.npy` files hold them: how recordings arrive.
///
/// A recording of frames of a field has three: `recording[12]` is the frame 12, and `try Grid(recording[12])` shows it.
/// A grid has two, and `values` are all there is of an array of one.
public struct NumPyArray: Hashable, Sendable {
    /// The length along each dimension; none of them for a single number.
    public let shape: [Int]
    /// All numbers, those that differ in the last dimension next to each other.
    public let values: [Double]

    /// Given numbers, those that differ in the last dimension next to each other.
    ///
    /// - Throws: ``PlotError`` where there are not as many as the lengths multiply to.
    public init(shape: [Int], values: [Double]) throws {
        guard Self.count(of: shape) == values.count else {
            throw PlotError(
                .values, "an array of shape \(shape) can't hold \(values.count) values; give the product of its lengths"
            )
        }
        self.shape = shape
        self.values = values
    }

    /// An array of one dimension.
    public init(_ values: [Double]) {
        shape = [values.count]
        self.values = values
    }

    /// An array of two dimensions.
    public init(_ grid: Grid) throws { try self.init(shape: [grid.rows, grid.columns], values: grid.values) }

    /// The part at an index of the first dimension, one dimension less; fast compared with reading the file.
    ///
    /// - Precondition: there are dimensions, and the index is one of the first.
    public subscript(index: Int) -> NumPyArray {
        precondition(shape.count > 0 && index >= 0 && index < shape[0], "index \(index) of an array of shape \(shape)")
        let count = values.count / shape[0]
        return NumPyArray(Array(shape.dropFirst()), counted: Array(values[index * count..<(index + 1) * count]))
    }

    private init(_ shape: [Int], counted values: [Double]) {
        self.shape = shape
        self.values = values
    }

    /// How many numbers there are; nil where a length is below 0, or they are too many to count.
    static func count(of shape: [Int]) -> Int? {
        if shape.contains(where: { $0 < 0 }) { return nil }
        if shape.contains(0) { return 0 }
        return shape.reduce(1) { product, length in
            product.flatMap {
                let (product, overflows) = $0.multipliedReportingOverflow(by: length)
                return overflows ? nil : product
            }
        }
    }
}

extension NumPyArray: Codable {
    private enum CodingKeys: CodingKey { case shape, values }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let shape = try container.decode([Int].self, forKey: .shape)
        let values = try container.decode([Double].self, forKey: .values)
        self = try decoder.checked { try NumPyArray(shape: shape, values: values) }
    }
}

extension Grid {
    /// An array of two dimensions, or of one as a single row.
    ///
    /// - Throws: ``PlotError`` where it has another number of dimensions.
    public init(_ array: NumPyArray) throws {
        guard let columns = array.shape.last, array.shape.count <= 2 else {
            throw PlotError(
                .values,
                "an array of shape \(array.shape) is no grid; give one of two dimensions, such as a part of it by index"
            )
        }
        try self.init(rows: array.shape.count == 1 ? 1 : array.shape[0], columns: columns, values: array.values)
    }
}
