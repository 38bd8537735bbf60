/// An example that is measured, and what its render may cost.
struct Example: Codable {
    /// The name of its program.
    let name: String
    /// How many frames are rendered.
    let frames: Int
    /// In pixels.
    let width: Int
    let height: Int
    /// The most that is aimed at; nil where nothing is.
    let aims: Aims

    struct Aims: Codable {
        /// Processor milliseconds a frame besides encoding.
        let outside: Double
        /// Processor milliseconds to draw what changes.
        let draw: Double
        /// Megabytes of a worker.
        var workerMemory: Double?
    }

    static let all = [
        Example(
            name: "CosineWave", frames: 600, width: 640, height: 480,
            aims: Aims(outside: 2.5, draw: 0.6, workerMemory: 60)),
        Example(name: "MultiPanel", frames: 300, width: 2000, height: 400, aims: Aims(outside: 8, draw: 3)),
        Example(
            name: "Dashboard", frames: 120, width: 2400, height: 1800,
            aims: Aims(outside: 45, draw: 25, workerMemory: 200)),
    ]
}
