import FlipbookCoding
import FlipbookSystem
import Foundation

/// A file of parameters, one frame's on each line, as JSON: what `--parameters` names.
struct ParameterFile {
    private let path: String

    /// - Parameter path: a file, a named pipe, or `-` for standard input.
    init(_ path: String) throws {
        self.path = path == "-" ? "/dev/stdin" : try absolute(path)
    }

    /// The frames of an animator, one for each line, read as they are needed.
    ///
    /// - Throws: `FlipbookError` where the animator's frames have no parameters, or the file can't be read.
    func frames<A: Animator>(of animator: A.Type) throws -> Frames<A.Parameters> {
        guard A.Parameters.self != NoParameters.self else {
            throw FlipbookError(
                "\(A.name) has frames without parameters: leave --parameters out, or make it an Animator with a type of them."
            )
        }
        let first = try reader()
        guard first.isRegular else {
            let stream = Once(first)
            return Frames(Lines<A.Parameters>(makeReader: { try stream.take() }))
        }
        return Frames(Lines<A.Parameters>(makeReader: reader))
    }

    private func reader() throws -> JSONLineReader {
        do { return try JSONLineReader(path: path) } catch { throw FlipbookError("--parameters: \(error)") }
    }

    /// What can be read once.
    private final class Once {
        private var reader: JSONLineReader?
        init(_ reader: JSONLineReader) { self.reader = reader }

        func take() throws -> JSONLineReader {
            guard let reader = reader.take() else {
                throw FlipbookError(
                    "The parameters came through a pipe, which can't be read a second time: run the command again, and give "
                        + "--parameters a file.")
            }
            return reader
        }
    }

    /// The lines of a file as parameters.
    private struct Lines<Parameters: Decodable & Sendable>: AsyncSequence {
        let makeReader: () throws -> JSONLineReader

        func makeAsyncIterator() -> Iterator { Iterator(makeReader: makeReader) }

        struct Iterator: AsyncIteratorProtocol {
            let makeReader: () throws -> JSONLineReader
            private var reader: JSONLineReader?

            init(makeReader: @escaping () throws -> JSONLineReader) { self.makeReader = makeReader }

            mutating func next() async throws -> Parameters? {
                let reader = try reader ?? makeReader()
                self.reader = reader
                guard let line = try reader.next() else { return nil }
                do {
                    return try line.value.decode(Parameters.self)
                } catch let error as DecodingError {
                    throw FlipbookError("\(reader.path), line \(line.number), \(error.inWords).")
                }
            }
        }
    }
}
