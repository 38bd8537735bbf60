import FlipbookSystem

/// The same figures, rendered by Python: `matplotlib_video.py` beside this file.
struct MatplotlibRender {
    enum Tool: String, CaseIterable, Codable, CodingKeyRepresentable {
        case funcAnimation = "FuncAnimation"
        case matplotloom
    }

    private let python: String
    private let tools: Set<Tool>
    private let folder: String

    /// - Parameters:
    ///   - python: an interpreter; nil where none is installed.
    ///   - folder: where the videos go.
    init(python: String?, folder: String) {
        self.python = python ?? ""
        self.folder = folder
        tools = Set(
            Tool.allCases.filter { tool in
                let module = tool == .matplotloom ? "matplotloom" : "matplotlib"
                let check = python.map { Command($0, arguments: ["-c", "import \(module)"]) }
                return check.map { (try? Usage($0, silent: true)) != nil } ?? false
            })
    }

    /// Whether the tool is there to be measured.
    func has(_ tool: Tool) -> Bool { tools.contains(tool) }

    /// Processor milliseconds that a frame takes, encoding included.
    ///
    /// A fifth of the frames are rendered, for they take long. What starting Python takes, and setting the figure up,
    /// isn't counted: a render of one frame is taken off.
    func processorTime(_ tool: Tool, _ example: Example) throws -> Double {
        let frames = example.frames / 5
        let whole = try render(tool, example.name, frames: frames)
        let start = try render(tool, example.name, frames: 1)
        return (whole.processor - start.processor) / Double(frames - 1) * 1000
    }

    private func render(_ tool: Tool, _ figure: String, frames: Int) throws -> Usage {
        let script = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/matplotlib_video.py"
        return try Usage(
            Command(python, arguments: [script, figure, tool.rawValue, "\(frames)", folder + "/matplotlib.mp4"]))
    }
}
