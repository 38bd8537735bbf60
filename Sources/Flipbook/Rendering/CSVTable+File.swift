import FlipbookPlot
import FlipbookSystem
import Foundation

extension CSVTable {
    /// Reads a file of comma-separated values; see `init(csv:separator:hasNames:)`.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - separator: what stands between two fields.
    ///   - hasNames: whether the first line has the columns' names; found out where it is nil.
    /// - Throws: `FlipbookError` naming the path where there is no such file, and line and column where it isn't understood.
    public init(contentsOf path: String, separator: Character = ",", hasNames: Bool? = nil) throws {
        do {
            try self.init(csv: Data(contentsOf: URL(fileURLWithPath: path)), separator: separator, hasNames: hasNames)
        } catch let error as PlotError {
            throw FlipbookError("\(path): \(error.description)")
        } catch {
            throw FlipbookError("\(path) can't be read: \(error.localizedDescription)")
        }
    }
}
