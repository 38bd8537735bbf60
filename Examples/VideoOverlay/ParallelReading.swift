import Flipbook

/// The pictures of a video, read in several parts at once: whichever is decoded first comes first.
struct ParallelReading: AsyncSequence {
    private let video: VideoReader
    private let parts: [Range<Int>]

    init(of video: VideoReader, _ parts: [Range<Int>]) {
        (self.video, self.parts) = (video, parts)
    }

    func makeAsyncIterator() -> Iterator { Iterator(video, parts) }

    final class Iterator: AsyncIteratorProtocol {
        private let pictures: PictureBuffer
        private let readers: [Task<Void, Never>]

        init(_ video: VideoReader, _ parts: [Range<Int>]) {
            let pictures = PictureBuffer(capacity: 2 * parts.count, writers: parts.count)
            self.pictures = pictures
            readers = parts.map { part in
                Task.detached {
                    do {
                        var frame = part.lowerBound
                        for try await picture in video.frames(part) {
                            try await pictures.put(IndexedParameters(frame: frame, parameters: picture))
                            frame += 1
                        }
                        await pictures.end(nil)
                    } catch {
                        await pictures.end(error)
                    }
                }
            }
        }

        deinit { for reader in readers { reader.cancel() } }

        func next() async throws -> IndexedParameters<Raster>? { try await pictures.take() }
    }
}

/// Pictures that wait for who takes them: a few, so that the readers are never far ahead.
private actor PictureBuffer {
    private let capacity: Int
    private var writers: Int
    private var pictures: [IndexedParameters<Raster>] = []
    private var failure: (any Error)?
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(capacity: Int, writers: Int) {
        (self.capacity, self.writers) = (capacity, writers)
    }

    func put(_ picture: IndexedParameters<Raster>) async throws {
        while pictures.count >= capacity { try await wait() }
        pictures.append(picture)
        wake()
    }

    /// A reader is done.
    func end(_ error: (any Error)?) {
        writers -= 1
        failure = failure ?? error
        wake()
    }

    /// The next picture; nil when all readers are done.
    func take() async throws -> IndexedParameters<Raster>? {
        while pictures.isEmpty {
            if let failure { throw failure }
            if writers == 0 { return nil }
            try await wait()
        }
        defer { wake() }
        return pictures.removeFirst()
    }

    private func wait() async throws {
        try Task.checkCancellation()
        await withCheckedContinuation { waiting.append($0) }
    }

    private func wake() {
        let all = waiting
        waiting = []
        for continuation in all { continuation.resume() }
    }
}
