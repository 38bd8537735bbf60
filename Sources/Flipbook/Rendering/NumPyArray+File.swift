import FlipbookPlot
import FlipbookSystem
import Foundation

extension NumPyArray {
    /// Reads a `.npy` file, as `numpy.save` writes it.
    ///
    /// - Throws: `FlipbookError` naming the path where there is no such file, or not one of real numbers.
    public init(contentsOf path: String) throws {
        do {
            try self.init(npy: [UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
        } catch let error as PlotError {
            throw FlipbookError("\(path): \(error.description)")
        } catch {
            throw FlipbookError("\(path) can't be read: \(error.localizedDescription)")
        }
    }

    /// Writes a `.npy` file, which `numpy.load` reads. One that is there already is replaced once the new one is whole.
    ///
    /// - Throws: `FlipbookError` naming the path where it can't be written, or a number doesn't fit the type.
    public func save(_ path: String, as type: ElementType = .float64) throws {
        do {
            try Data(npy(as: type)).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch let error as PlotError {
            throw FlipbookError("\(path): \(error.description)")
        } catch {
            throw FlipbookError("\(path) can't be written: \(error.localizedDescription)")
        }
    }
}
