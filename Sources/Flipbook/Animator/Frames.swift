import FlipbookRender
import FlipbookSystem
import FlipbookVideo

/// The parameters of an animation's frames, in order, pulled one by one as they are needed.
///
/// Made from any sequence, asynchronous ones too:
///
/// ```swift
/// Frames(count: 60) { 2 * .pi * Double($0) / 60 }     // computed from the frame's number
/// Frames(duration: .seconds(2)) { $0.seconds }        // computed from the frame's time, at any frame rate
/// Frames(linspace(0, 1, count: 60))                   // a collection knows its count
/// Frames(simulation)                                  // a generator: the number is known at its end
/// Frames(recording, count: 4_000)                     // … or said, so that progress shows how much is left
/// Frames(indexed: readers)                            // if parameters arrive out of order, each says which frame it is for
/// ```
public struct Frames<Parameters: Codable & Sendable> {
    /// How many frames there are; nil where that shows only at the end, or depends on the frame rate.
    let count: Int?
    let makeIterator: () -> Iterator
    /// The frames at a frame rate, where they depend on it.
    private let atRate: ((Rational) -> Frames)?

    /// Pulls one element after the other. Used by one task.
    struct Iterator {
        /// The next element, and which frame it is for; nil where that is the next one.
        let nextIndexed: () async throws -> (frame: Int?, parameters: Parameters)?

        init(_ next: @escaping () async throws -> Parameters?) {
            nextIndexed = { try await next().map { (nil, $0) } }
        }

        init(indexed next: @escaping () async throws -> IndexedParameters<Parameters>?) {
            nextIndexed = { try await next().map { ($0.frame, $0.parameters) } }
        }
    }

    /// Frames that depend on the frame rate.
    init(atRate: @escaping (Rational) -> Frames) {
        (count, self.atRate) = (nil, atRate)
        makeIterator = { atRate(30).makeIterator() }
    }

    /// Computes the parameters of `count` frames from their numbers.
    ///
    /// - Parameters:
    ///   - count: how many frames there are.
    ///   - parameters: called with 0..<count, in order, once each.
    public init(count: Int, _ parameters: @escaping (Int) throws -> Parameters) {
        (self.count, atRate) = (count, nil)
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
    /// - Parameters:
    ///   - elements: read once for each render, and once more if a frame must be drawn again.
    ///   - count: how many elements there are, where that is known: a promise that is held against the sequence when it
    ///     ends.
    public init(_ elements: some Sequence<Parameters>, count: Int? = nil) {
        (self.count, atRate) = (count, nil)
        makeIterator = {
            var iterator = elements.makeIterator()
            return Iterator { iterator.next() }
        }
    }

    /// One frame for each element, as they come.
    ///
    /// - Parameters:
    ///   - elements: read once for each render, and once more if a frame must be drawn again.
    ///   - count: how many elements there are, where that is known: a promise that is held against the sequence when it
    ///     ends.
    public init<Elements: AsyncSequence>(_ elements: Elements, count: Int? = nil)
    where Elements.Element == Parameters {
        (self.count, atRate) = (count, nil)
        makeIterator = {
            var iterator = elements.makeAsyncIterator()
            return Iterator { try await iterator.next() }
        }
    }

    /// One frame for each element, whose number it carries: for what arrives in no fixed order, as from several readers.
    ///
    /// A frame is drawn as soon as its element is there, and no element waits for one with a lower number. Each of the
    /// frames 0..<n must come once: a number that comes twice ends the render at once, and one that is missing at its end,
    /// both by name.
    ///
    /// - Parameters:
    ///   - elements: read once for each render, and once more if a frame must be drawn again.
    ///   - count: how many elements there are, where that is known.
    public init(indexed elements: some Sequence<IndexedParameters<Parameters>>, count: Int? = nil) {
        (self.count, atRate) = (count, nil)
        makeIterator = {
            var iterator = elements.makeIterator()
            return Iterator(indexed: { iterator.next() })
        }
    }

    /// One frame for each element, whose number it carries, as they come.
    ///
    /// - Parameters:
    ///   - elements: read once for each render, and once more if a frame must be drawn again.
    ///   - count: how many elements there are, where that is known.
    public init<Elements: AsyncSequence>(indexed elements: Elements, count: Int? = nil)
    where Elements.Element == IndexedParameters<Parameters> {
        (self.count, atRate) = (count, nil)
        makeIterator = {
            var iterator = elements.makeAsyncIterator()
            return Iterator(indexed: { try await iterator.next() })
        }
    }
}

extension Frames {
    /// These frames at a frame rate, once their number is checked.
    ///
    /// - Throws: `FlipbookError` where ``count`` is less than 0 or more than an animation may have, and where the frames
    ///   depend on a rate that can't be.
    func checked(of name: String, at rate: Rational) throws -> Frames {
        if let atRate {
            try VideoSettings.check(rate)
            let frames = atRate(rate)
            guard let count = frames.count, !(0...FrameRange.maximum).contains(count) else { return frames }
            throw FlipbookError(
                "The duration of \(name) must be 0 seconds or more, and have at most \(FrameRange.maximum) frames at --fps "
                    + "\(rate): correct one of them.")
        }
        guard let count, !(0...FrameRange.maximum).contains(count) else { return self }
        throw FlipbookError(
            "The number of frames of \(name) must be 0 to \(FrameRange.maximum), not \(count): correct its frameCount, or "
                + "the count of its frames.")
    }
}

/// The parameters of a frame together with its number, which overrides their place in the sequence.
public struct IndexedParameters<Parameters: Codable & Sendable>: Sendable {
    /// The frame's number, counted from 0.
    public var frame: Int
    /// What `update` is given for it.
    public var parameters: Parameters

    /// Parameters for a frame.
    public init(frame: Int, parameters: Parameters) {
        self.frame = frame
        self.parameters = parameters
    }
}
