/// What holds the video: chosen by the output's ending.
enum Container: String, CaseIterable {
    case mp4, mov, mkv

    /// The container of a path, or an error that lists the endings there are.
    init(path: String) throws(VideoError) {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let ending = name.contains(".") ? name.split(separator: ".", omittingEmptySubsequences: false).last ?? "" : ""
        guard let container = Container(rawValue: ending.lowercased()) else {
            let endings = Self.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
            throw VideoError(.settings, "\(path) has no ending of a video: choose one of \(endings)")
        }
        self = container
    }

    /// ffmpeg's arguments; the index goes first where there is one, so that a browser can start to play at once.
    var arguments: [String] {
        switch self {
        case .mp4: ["-movflags", "+faststart", "-f", "mp4"]
        case .mov: ["-movflags", "+faststart", "-f", "mov"]
        case .mkv: ["-f", "matroska"]
        }
    }
}
