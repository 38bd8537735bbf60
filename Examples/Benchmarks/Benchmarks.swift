import FlipbookProcess
import FlipbookVideo

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Measures what a render costs beside x264 itself: `swift run -c release Benchmarks [ROUNDS]`, or `Benchmarks drawing`
/// for what drawing takes and nothing else.
///
/// The wave of `Examples/CosineWave`, 600 frames at 640x480, is rendered afresh, then its video alone is made anew, then
/// nothing is left to do, and its frames are encoded by ffmpeg alone from memory: each of these once a round, so that what
/// else the machine does falls on all of them. Then the PNG codec, which carries the frames between the processes, and the
/// drawing of the examples and of much data.
@main
enum Benchmarks {
    static let frameCount = 600

    static func main() {
        do {
            let argument = CommandLine.arguments.dropFirst().first
            if argument == "drawing" {
                return print(Report.table(of: try DrawingCost.figures() + DrawingCost.largeData()))
            }
            if argument == "encoders" { return try EncoderSearch.run() }
            try run(rounds: max(argument.flatMap { Int($0) } ?? 5, 1))
        } catch {
            say("error: \(error)")
            exit(1)
        }
    }

    private static func run(rounds: Int) throws {
        let wave = try WaveRender()
        let clip = try wave.prepare(frameCount: frameCount)
        let reference = ReferenceEncode(ffmpeg: try FFmpeg.locate(), clip: clip, output: wave.folder + "/alone.mp4")

        var measured: [String: [Usage]] = [:]
        for round in 1...rounds {
            measured["fresh", default: []].append(try wave.render(frameCount: frameCount, after: .frames))
            measured["video", default: []].append(try wave.render(frameCount: frameCount, after: .video))
            measured["nothing", default: []].append(try wave.render(frameCount: frameCount, after: nil))
            measured["ffmpeg", default: []].append(try reference.run())
            say("round \(round) of \(rounds)")
        }
        let report = Report(
            frames: frameCount, rounds: rounds, cores: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
            fresh: Usage.median(measured["fresh"] ?? []), video: Usage.median(measured["video"] ?? []),
            nothing: Usage.median(measured["nothing"] ?? []),
            ffmpeg: Usage.median(measured["ffmpeg"] ?? []),
            codec: try [100, 375].map { try wave.codecCost(dotsPerInch: $0) },
            drawing: try DrawingCost.figures() + DrawingCost.largeData())
        print(report.table)
        let path = try report.write()
        print("written to \(path)")
    }

    /// Writes a line to standard error.
    private static func say(_ line: String) {
        var line = line + "\n"
        line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    }
}
