import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import FlipbookVideo

/// When frames come and how long they stay, of rates that nobody has thought of.
///
/// Row 43 of the faults (`FaultTests/Faults.md`).
@Suite(.tags(.long), .onlyInWholeRuns) struct RateTests {
    let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func encode(
        _ name: String, count: Int, ffmpeg: FFmpeg? = nil, _ change: (inout VideoSettings) -> Void
    ) throws -> VideoReport {
        var settings = VideoSettings()
        settings.preset = name.hasSuffix(".webm") ? nil : "ultrafast"
        change(&settings)
        let encoder = try VideoEncoder(
            store: workshop.store, width: 64, height: 48, output: "\(workshop.path)/\(name)", settings: settings,
            ffmpeg: ffmpeg)
        for frame in 0..<count { encoder.announce(frame: frame, key: workshop.key(frame)) }
        encoder.finish(count: count)
        return try encoder.wait()
    }

    /// A rate beside one that is usual, or any at all.
    private func rate(upTo most: Int, _ generator: inout some RandomNumberGenerator) throws -> Rational {
        let usual = [1, 12, 24, 25, 30, 50, 60, 100, 120, 144, 240].filter { $0 < most }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return try Rational(usual.randomElement(using: &generator)! * 1000, over: 1001)
        case 1:
            return Rational(max(1, usual.randomElement(using: &generator)! + .random(in: -1...1, using: &generator)))
        case 2: return try Rational(Int.random(in: 1...most * 100, using: &generator), over: 100)
        default:
            let denominator = Int.random(in: 1...5000, using: &generator)
            return try Rational(.random(in: 1...most * denominator, using: &generator), over: denominator)
        }
    }

    @Test(
        "Rates near 120 and 240 stay what they are",
        arguments: [
            ("a.mp4", .libx264), ("a.mov", .libx264), ("a.mkv", .libx264), ("a.webm", .vp9), ("b.mp4", .hevc),
            ("b.mov", .proRes), ("b.mkv", "ffv1"), ("c.mkv", "libaom-av1"),
        ] as [(String, EncoderName)])
    func theRateIsTheOneThatWasAskedFor(_ name: String, _ encoder: EncoderName) throws {
        try workshop.publishGreys(7)
        var generator = Seeded.generator("rates of \(name)")
        let known: [Rational] = [119, 121, 119.88, 239, try Rational(30_000, over: 1001)]
        let isQuick = encoder == .libx264
        let others = try (0..<(isQuick ? 5 : 2)).map { _ in try rate(upTo: 1000, &generator) }
        for rate in known.prefix(isQuick ? 5 : 2) + others {
            let count = Int.random(in: 1...7, using: &generator)
            let report = try encode(name, count: count) { ($0.encoder, $0.framesPerSecond) = (encoder, rate) }
            #expect(report.frames == count)
            let tags = try probe(report.path)
            let found = ["avg_frame_rate", "r_frame_rate"].compactMap { Rational(tags[$0] ?? "")?.doubleValue }
            // ffprobe tells the rate of a Matroska file as a convergent of numbers up to 30 000.
            let tolerance = name.hasSuffix(".mkv") || name.hasSuffix(".webm") ? 1.0 / 30_000 : 1e-5
            #expect(
                found.contains { abs($0 / rate.doubleValue - 1) <= tolerance },
                "\(found) for \(rate), \(count) frames")
        }
    }

    @Test func everyRateIsTakenUpToTheContainersLimit() throws {
        try workshop.publishGreys(3)
        for (name, rate) in [("a.mp4", 100_000), ("a.mkv", 1000), ("a.gif", 50), ("a.apng", 65_535)]
            as [(String, Rational)]
        {
            #expect(try encode(name, count: 3) { $0.framesPerSecond = rate }.frames == 3)
        }
        for (name, rate, limit) in [
            ("a.mkv", 1001, "1000"), ("a.webm", 2000, "1000"), ("a.gif", 50.5, "50"), ("a.gif", 0.0015, "655.35"),
            ("a.apng", 65_536, "65535"),
        ] as [(String, Rational, String)] {
            let error = try #require(throws: FlipbookError.self) {
                try encode(name, count: 3) { $0.framesPerSecond = rate }
            }
            #expect(error.code == .invalidRequest && error.description.contains(limit), "\(error)")
        }
        #expect(try encode("a.mp4", count: 3) { $0.framesPerSecond = 0.001 }.frames == 3)
    }

    // MARK: Animated pictures

    @Test func aGIFKeepsTimeToTheHundredth() throws {
        try workshop.publishGreys(30)
        var generator = Seeded.generator("delays of GIFs")
        for round in 0..<8 {
            let rate = round == 0 ? 0.0016 : try rate(upTo: 50, &generator)
            let longest = 655.35 - 1 / rate.doubleValue
            let hold = Bool.random(using: &generator) ? 0 : .random(in: 0...max(0, longest), using: &generator)
            let count = Int.random(in: 1...30, using: &generator)
            let report = try encode("a.gif", count: count) { ($0.framesPerSecond, $0.hold) = (rate, .seconds(hold)) }
            let delays = try AnimatedPicture.delaysOfGIF(report.path)
            #expect(delays.count == count && report.frames == count)
            var time = 0
            for (frame, delay) in delays.enumerated() {
                let due = Double(frame) * 100 / rate.doubleValue
                #expect(abs(Double(time) - due) <= 1, "frame \(frame) of \(rate) frames/s")
                time += delay
            }
            #expect(
                abs(Double(delays.last ?? 0) - 100 * (1 / rate.doubleValue + hold)) <= 1, "\(delays), \(rate), \(hold)")
        }
    }

    @Test func anAPNGKeepsTimeExactly() throws {
        try workshop.publishGreys(12)
        var generator = Seeded.generator("delays of APNGs")
        for round in 0..<6 {
            let rate = round == 0 ? 0.001 : try rate(upTo: 1000, &generator)
            let hold = Bool.random(using: &generator) ? 0 : Double.random(in: 0...60_000, using: &generator)
            let count = Int.random(in: 2...12, using: &generator)
            let report = try encode("a.apng", count: count) { ($0.framesPerSecond, $0.hold) = (rate, .seconds(hold)) }
            let delays = try AnimatedPicture.delaysOfAPNG(report.path)
            #expect(delays.count == count && report.frames == count)
            for delay in delays.dropLast() {
                #expect(abs(delay * rate.doubleValue - 1) < 1e-4, "\(delay) s at \(rate) frames/s")
            }
            let last = 1 / rate.doubleValue + hold
            #expect(abs((delays.last ?? 0) / last - 1) < 1e-3, "\(delays), \(rate), \(hold)")
        }
    }

    @Test func aHoldThatAPictureCannotSayIsRefused() throws {
        for (name, hold, limit) in [
            ("a.gif", 655.34, "655.35"), ("a.gif", 3600, "655.35"), ("a.apng", 65_536, "65535"),
        ] {
            let error = try #require(throws: FlipbookError.self) {
                try encode(name, count: 1) { $0.hold = .seconds(hold) }
            }
            #expect(error.code == .invalidRequest && error.description.contains(limit), "\(error)")
            #expect(error.description.contains("--hold"))
        }
        try workshop.publishGreys(2)
        let report = try encode("a.gif", count: 2) { $0.hold = .seconds(655) }
        #expect(try AnimatedPicture.delaysOfGIF(report.path) == [3, 65_503])
    }

    // MARK: An ffmpeg that has a rate of its own

    @Test("A finished video of another rate is none", arguments: ["a.mp4", "a.mkv", "a.gif", "a.apng"])
    func anotherRateIsNoticed(_ name: String) throws {
        try workshop.publishGreys(9)
        try workshop.write("the old one", to: name)
        let script = """
            last=
            for argument; do
                shift
                if [ "$last" = -r ]; then argument=40; fi
                set -- "$@" "$argument"
                last=$argument
            done
            exec "$FFMPEG" "$@"
            """
        let ffmpeg = try workshop.fakeFFmpeg(script)
        let error = try #require(throws: FlipbookError.self) {
            try encode(name, count: 9, ffmpeg: ffmpeg) { $0.framesPerSecond = 47 }
        }
        #expect(error.code == .encodingFailed && error.description.contains("instead of"), "\(error)")
        #expect(try run("/bin/cat", "\(workshop.path)/\(name)") == "the old one")
        // The user's own arguments may ask for another rate.
        let report = try encode(name, count: 9, ffmpeg: ffmpeg) {
            ($0.framesPerSecond, $0.ffmpegArguments) = (47, ["-metadata", "title=x"])
        }
        #expect(report.frames == 9)
    }
}

/// The delays of an animated picture's frames, read from its bytes.
enum AnimatedPicture {
    private static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// In hundredths of a second.
    static func delaysOfGIF(_ path: String) throws -> [Int] {
        let bytes = try bytes(path)
        func tableSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
        var delays: [Int] = []
        var place = 13 + tableSize(bytes[10])
        func skipBlocks() {
            while bytes[place] != 0 { place += 1 + Int(bytes[place]) }
            place += 1
        }
        while bytes[place] != 0x3B {
            if bytes[place] == 0x2C {
                place += 10 + tableSize(bytes[place + 9]) + 1
            } else {
                if bytes[place + 1] == 0xF9 { delays.append(Int(bytes[place + 4]) + 256 * Int(bytes[place + 5])) }
                place += 2
            }
            skipBlocks()
        }
        return delays
    }

    /// In seconds.
    static func delaysOfAPNG(_ path: String) throws -> [Double] {
        let bytes = try bytes(path)
        func number(_ place: Int, _ count: Int) -> Int { bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) } }
        var delays: [Double] = []
        var place = 8
        while place < bytes.count {
            if bytes[place + 4..<place + 8].elementsEqual("fcTL".utf8) {
                delays.append(Double(number(place + 28, 2)) / Double(number(place + 30, 2)))
            }
            place += 12 + number(place, 4)
        }
        return delays
    }
}
