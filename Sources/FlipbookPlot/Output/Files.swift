import FlipbookSystem

/// What a file at a path holds.
///
/// - Throws: ``PlotError`` naming the path where it can't be read, or `parse` throws one.
func readFile<Content>(_ path: String, _ parse: ([UInt8]) throws -> Content) throws -> Content {
    try naming(path) { try parse(File(opening: path).contents()) }
}

/// Writes a file: whole, in place of one that is there, or not at all.
///
/// - Throws: ``PlotError`` naming the path where it can't be written.
func writeFile(_ path: String, _ bytes: [UInt8]) throws {
    try naming(path) { try OutputPath.write(bytes, to: path) }
}

/// Runs `body`; its errors of files become those of plots, and all name the path.
func naming<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    func named(_ description: String) -> String {
        description.contains(path) ? description : "\(path): \(description)"
    }
    do {
        return try body()
    } catch let error as FileError {
        throw PlotError(.file, named(error.description))
    } catch let error as PlotError {
        throw PlotError(error.code, named(error.description))
    }
}
