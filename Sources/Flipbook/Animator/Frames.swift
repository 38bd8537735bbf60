/// The parameters of an animation's frames, in order, pulled one by one as they are needed.
///
/// Made from any sequence, asynchronous ones too:
///
/// ```swift
/// Frames(count: 60) { 2 * .pi * Double($0) / 60 }     // computed from the frame's number
/// Frames(linspace(0, 1, count: 60))                   // a collection knows its count
/// Frames(simulation)                                  // a generator: the number is known at its end
/// Frames(recording, count: 4_000)                     // … or said, so that progress shows how much is left
/// ```
public struct Frames<Parameters: Codable & Sendable> {
    /// How many frames there are; nil where that shows only at the end.
    public let count: Int?
    let makeIterator: () -> Iterator

    /// Pulls one element after the other. Used by one task.
    struct Iterator {
        let next: () async throws -> Parameters?
    }

    /// Computes the parameters of `count` frames from their numbers.
    ///
    /// - Parameter parameters: called with 0..<count, in order, once each.
    public init(count: Int, _ parameters: @escaping (Int) throws -> Parameters) {
        self.count = count
        makeIterator = {
            var frame = 0
            return Iterator {
                guard frame < count else { return nil }
                defer { frame += 1 }
                return try parameters(frame)
            }
        }
    }

    /// One frame for each element.
    public init(_ elements: some Collection<Parameters>) {
        self.init(elements, count: elements.count)
    }

    /// One frame for each element.
    ///
    /// - Parameter count: how many elements there are, where that is known: a promise that is held against the
    ///   sequence when it ends.
    public init(_ elements: some Sequence<Parameters>, count: Int? = nil) {
        self.count = count
        makeIterator = {
            var iterator = elements.makeIterator()
            return Iterator { iterator.next() }
        }
    }

    /// One frame for each element, as they come.
    ///
    /// - Parameter count: how many elements there are, where that is known: a promise that is held against the
    ///   sequence when it ends.
    public init<Elements: AsyncSequence>(_ elements: Elements, count: Int? = nil)
    where Elements.Element == Parameters {
        self.count = count
        makeIterator = {
            var iterator = elements.makeAsyncIterator()
            return Iterator { try await iterator.next() }
        }
    }
}
