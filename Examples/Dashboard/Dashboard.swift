import Flipbook

/// Fourteen kinds of plots on one large page, each with data that move in every frame.
final class Dashboard: Animator {
    struct Options: AnimatorOptions {
        @Option(help: "How many frames the panels take for one period.") var count = 120
        @Option(help: "A .npy file of noise, a row for the setup and one for each frame; drawn where it isn't given.")
        var noise: String?
    }

    /// How far the waves of a frame have come, 0..<2 pi, and its own noise.
    struct Moment: Codable, Sendable {
        var phase: Double
        var noise: Noise
    }

    let count: Int
    let inputFiles: [String]
    private let recording: NumPyArray?

    private let ripples = Ripples()
    private let field = ScalarField()
    private let flower = Flower()
    private let heatmap = Heatmap()
    private let channels = Channels()
    private let vectors = VectorField()
    private let measurements = Measurements()
    private let cloud = PointCloud()
    private let distribution = Distribution()
    private let shares = MarketShares()
    private let steps = StepSignal()
    private let groups = Groups()
    private let flow = Flow()
    private let forecast = Forecast()

    init(options: Options) throws {
        count = options.count
        inputFiles = options.noise.map { [$0] } ?? []
        recording = try options.noise.map(NumPyArray.init(contentsOf:))
    }

    var frames: Frames<Moment> { Frames(count: count, moment) }

    /// What makes a frame.
    func moment(_ frame: Int) throws -> Moment {
        Moment(phase: 2 * .pi * Double(frame) / Double(count), noise: try Noise(row: frame + 1, of: recording))
    }

    func setup() throws -> Figure {
        let figure = Figure(width: 24, height: 18, dpi: 100)
        figure.title = "Complex Multi-Panel Scientific Visualization Dashboard"
        figure.titleText.size = 16
        figure.titleText.weight = .bold
        let grid = GridSpec(
            rows: 6, columns: 6, left: 0.05, right: 0.95, bottom: 0.05, top: 0.95, columnGap: 0.4, rowGap: 0.4)
        ripples.setup(in: try figure.addAxes3D(in: grid[0..<2, 0..<2]))
        try field.setup(in: try figure.addAxes(in: grid[0..<2, 2..<4]), of: figure)
        flower.setup(in: try figure.addPolarAxes(in: grid[0..<2, 4..<6]))
        try heatmap.setup(in: try figure.addAxes(in: grid[2, 0..<2]), of: figure)
        channels.setup(in: try figure.addAxes(in: grid[2, 2..<4]))
        try vectors.setup(in: try figure.addAxes(in: grid[2, 4..<6]), of: figure)
        measurements.setup(in: try figure.addAxes(in: grid[3, 0..<2]))
        try cloud.setup(in: try figure.addAxes(in: grid[3, 2..<4]), of: figure)
        distribution.setup(in: try figure.addAxes(in: grid[3, 4..<6]))
        shares.setup(in: try figure.addAxes(in: grid[4, 0..<2]))
        steps.setup(in: try figure.addAxes(in: grid[4, 2..<4]))
        let noise = try Noise(row: 0, of: recording)
        groups.setup(in: try figure.addAxes(in: grid[4, 4..<6]), noise: noise)
        try flow.setup(in: try figure.addAxes(in: grid[5, 0..<3]), of: figure)
        forecast.setup(in: try figure.addAxes(in: grid[5, 3..<6]))
        update(frame: 0, parameters: Moment(phase: 0, noise: noise))
        return figure
    }

    func update(frame: Int, parameters moment: Moment) {
        let (phase, noise) = (moment.phase, moment.noise)
        ripples.update(phase)
        field.update(phase)
        flower.update(phase)
        heatmap.update(noise: noise)
        channels.update(phase)
        vectors.update(phase)
        measurements.update(phase, noise: noise)
        cloud.update(phase, noise: noise)
        distribution.update(phase, noise: noise)
        shares.update(phase)
        steps.update(phase)
        flow.update(phase)
        forecast.update(phase)
    }
}
