extension NumPyArray {
    /// Reads a `.npy` file, as `numpy.save` writes it.
    ///
    /// - Throws: ``PlotError`` naming the path where there is no such file, or not one of real numbers.
    public init(contentsOf path: String) throws { self = try readFile(path) { try NumPyArray(npy: $0) } }

    /// Writes a `.npy` file, which `numpy.load` reads. One that is there already is replaced once the new one is whole.
    ///
    /// - Throws: ``PlotError`` naming the path where it can't be written, or a number doesn't fit the type.
    public func save(_ path: String, as type: ElementType = .float64) throws {
        try writeFile(path, naming(path) { try npy(as: type) })
    }
}
