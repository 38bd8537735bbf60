import FlipbookVideo

/// What was measured of one example: medians of all rounds.
struct FigureReport: Codable {
    let example: Example
    let fresh: Usage
    let videoOnly: Usage
    let nothing: Usage
    /// ffmpeg alone, on frames that lie in memory.
    let ffmpeg: Usage
    /// Frames without a video, by one worker and by two.
    let oneWorker: Usage
    let twoWorkers: Usage
    let drawing: DrawingCost
    let codec: CodecCost
    /// Processor milliseconds a frame, encoding included.
    let matplotlib: [MatplotlibRender.Tool: Double]

    /// Processor milliseconds a frame besides encoding.
    func outside(_ usage: Usage) -> Double {
        (usage.processor - ffmpeg.processor) / Double(example.frames) * 1000
    }

    /// How many times as much as ours a tool takes besides encoding.
    func timesOurs(_ tool: MatplotlibRender.Tool) -> Double? {
        matplotlib[tool].map { ($0 - ffmpeg.processor / Double(example.frames) * 1000) / outside(fresh) }
    }
}

/// Measures an example, a round at a time.
final class FigureMeasurement {
    private let render: ExampleRender
    private let reference: ReferenceEncode
    private let matplotlib: MatplotlibRender
    private var rounds: [[Usage]] = []
    private var drawing: [DrawingCost] = []
    private var tools: [MatplotlibRender.Tool: [Double]] = [:]

    init(_ example: Example, python: String?) throws {
        render = try ExampleRender(example)
        reference = ReferenceEncode(
            ffmpeg: try FFmpeg.locate(), clip: try render.prepareClip(), width: example.width, height: example.height,
            output: render.folder + "/alone.mp4")
        matplotlib = MatplotlibRender(python: python, folder: render.folder)
    }

    /// Everything once, so that what else the machine does falls on all of it.
    func round() throws {
        rounds.append([
            try render.fresh(), try render.videoOnly(), try render.nothing(), try reference.run(),
            try render.framesOnly(workers: 1), try render.framesOnly(workers: 2),
        ])
        drawing.append(try DrawingCost(of: render.example))
        for tool in MatplotlibRender.Tool.allCases where matplotlib.has(tool) {
            tools[tool, default: []].append(try matplotlib.processorTime(tool, render.example))
        }
    }

    /// The most memory, in bytes, of any process of ours that renders `frames` small frames.
    func peakMemory(frames: Int) throws -> Int { try render.small(frames: frames).memory ?? 0 }

    func report() throws -> FigureReport {
        let medians = (0..<6).map { row in Usage.median(rounds.map { $0[row] }) }
        return FigureReport(
            example: render.example, fresh: medians[0], videoOnly: medians[1], nothing: medians[2],
            ffmpeg: medians[3], oneWorker: medians[4], twoWorkers: medians[5], drawing: DrawingCost.median(drawing),
            codec: try render.codecCost(), matplotlib: tools.mapValues { $0.sorted()[$0.count / 2] })
    }
}
