import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem
import FlipbookVideo
import Foundation
import TestBrowser
import TestSupport
import Testing

/// A browser plays a video that was joined of segments.
struct PlaybackTests {
    private static let (width, height, cell) = (160, 64, 16)
    /// Three segments, the last of which is short.
    private static let frames = 2 * VideoEncoder.segmentLength + 50
    private static let rate = 25

    /// A picture with the frame's number: ten squares, white for a 1, the lowest bit at the left.
    private func publish(_ frame: Int, in store: FrameStore) throws -> FrameKey {
        var pixels = PixelBuffer(width: Self.width, height: Self.height)
        pixels.withUnsafeMutableBytes { bytes in
            for offset in bytes.indices {
                let column = offset / 4 % Self.width
                bytes[offset] = frame >> (column / Self.cell) & 1 == 1 ? 255 : 0
            }
        }
        let key = FrameKey(animation: Digest(of: [25]), frame: frame, parameters: [])
        try store.publish(pixels, frame: frame, key: key)
        return key
    }

    @Test(arguments: ["a.mp4", "a.webm"]) func aJoinedVideoPlaysAndSeeks(_ name: String) throws {
        let folder = try TemporaryFolder()
        let store = FrameStore(directory: folder("frames"))
        var settings = VideoSettings()
        settings.encoder = name == "a.mp4" ? .libx264 : .vp9
        settings.framesPerSecond = Rational(Self.rate)
        let encoder = try VideoEncoder(
            store: store, width: Self.width, height: Self.height, output: folder(name), settings: settings, cores: 2)
        for frame in 0..<Self.frames { encoder.announce(frame: frame, key: try publish(frame, in: store)) }
        encoder.finish(count: Self.frames)
        try encoder.wait()

        let video = try Data(contentsOf: URL(fileURLWithPath: folder(name))).base64EncodedString()
        let browser = try Browser("data:text/html,<video muted></video>")
        try browser.wait(for: "document.querySelector('video')")
        let type = name == "a.mp4" ? "video/mp4" : "video/webm"
        _ = try browser.value(
            """
            (async () => {
                const bytes = Uint8Array.from(atob('\(video)'), c => c.charCodeAt(0))
                const video = document.querySelector('video')
                video.src = URL.createObjectURL(new Blob([bytes], { type: '\(type)' }))
                await new Promise((done, fail) => { video.onloadeddata = done; video.onerror = () => fail(video.error.message) })
            })()
            """)
        let duration = try #require(try browser.value("document.querySelector('video').duration") as? Double)
        #expect(abs(duration - Double(Self.frames) / Double(Self.rate)) < 0.002)
        let last = VideoEncoder.segmentLength
        for frame in [0, last - 1, last, 2 * last + 1, 77, Self.frames - 1] {
            // The picture follows the seek after a moment; on a busy machine the one before is still there until then.
            let seen = try browser.value(
                """
                (async () => {
                    const video = document.querySelector('video')
                    video.currentTime = \((Double(frame) + 0.5) / Double(Self.rate))
                    await new Promise(done => { video.onseeked = done })
                    const canvas = document.createElement('canvas')
                    canvas.width = \(Self.width)
                    canvas.height = \(Self.height)
                    const context = canvas.getContext('2d')
                    const deadline = performance.now() + 10000
                    let number
                    do {
                        await new Promise(done => setTimeout(done, 10))
                        context.drawImage(video, 0, 0)
                        number = 0
                        for (let bit = 0; bit < 10; bit++) {
                            const pixel = context.getImageData((bit + 0.5) * \(Self.cell), \(Self.height / 2), 1, 1).data
                            if (pixel[0] > 127) number |= 1 << bit
                        }
                    } while (number != \(frame) && performance.now() < deadline)
                    return number
                })()
                """)
            #expect((seen as? NSNumber)?.intValue == frame)
        }
        // It plays on over the joint of two segments.
        _ = try browser.value(
            """
            (async () => {
                const video = document.querySelector('video')
                video.currentTime = \(Double(last) / Double(Self.rate) - 0.3)
                await video.play()
            })()
            """)
        try browser.wait(for: "document.querySelector('video').currentTime > \(Double(last) / Double(Self.rate) + 0.3)")
    }
}
