import Dispatch
import Flipbook
import Synchronization

/// Finds targets in all pictures of a video.
enum Tracker {
    /// The boxes of each target, frame by frame.
    static func paths(of targets: [Target], in video: VideoReader) throws -> [[Target.Box?]] {
        let tests = targets.map(\.matches)
        return try waitFor {
            var paths = [[Target.Box?]](repeating: [], count: tests.count)
            for try await picture in video.frames() {
                for (index, matches) in tests.enumerated() { paths[index].append(box(in: picture, where: matches)) }
            }
            return paths
        }
    }

    private static func box(in picture: Raster, where matches: (Int, Int, Int) -> Bool) -> Target.Box? {
        var (left, right, top, bottom) = (Int.max, Int.min, Int.max, Int.min)
        for (index, pixel) in picture.pixels.enumerated() {
            guard matches(Int(pixel >> 16 & 255), Int(pixel >> 8 & 255), Int(pixel & 255)) else { continue }
            let (row, column) = index.quotientAndRemainder(dividingBy: picture.width)
            (left, right) = (min(left, column), max(right, column))
            (top, bottom) = (min(top, row), max(bottom, row))
        }
        guard left <= right else { return nil }
        return Target.Box(x: Double(left) - 0.5...Double(right) + 0.5, y: Double(top) - 0.5...Double(bottom) + 0.5)
    }
}

/// Waits in `setup`, which isn't asynchronous, for what is.
func waitFor<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        let value: Result<Value, any Error>
        do { value = .success(try await body()) } catch { value = .failure(error) }
        result.withLock { $0 = value }
        done.signal()
    }
    done.wait()
    return try result.withLock { $0 }!.get()
}
