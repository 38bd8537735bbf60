import FlipbookSystem

/// What holds the video: chosen by the output's ending.
package enum Container: String, CaseIterable {
    case mp4, mov, mkv, webm, gif, apng
    /// A folder of numbered PNGs, named with a `/` at its end.
    case pictures = "/"

    /// The container of a path, or an error that lists the endings there are.
    package init(path: String) throws(FlipbookError) {
        if path.hasSuffix("/") {
            self = .pictures
            return
        }
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let ending = name.contains(".") ? name.split(separator: ".", omittingEmptySubsequences: false).last ?? "" : ""
        guard let container = Container(rawValue: ending.lowercased()), container != .pictures else {
            let endings = Self.allCases.dropLast().map { ".\($0.rawValue)" }.joined(separator: ", ")
            throw FlipbookError(
                .invalidRequest,
                "\(path): unknown video type. Choose one of \(endings), or a folder of pictures, \(path)/")
        }
        self = container
    }

    /// ffmpeg's arguments; the index goes first where there is one, so that a browser can start to play at once.
    func arguments(_ settings: VideoSettings) -> [String] {
        let loops = settings.loops
        return switch self {
        case .mp4: ["-movflags", "+faststart", "-f", "mp4"]
        case .mov: ["-movflags", "+faststart", "-f", "mov"]
        case .mkv: ["-f", "matroska"]
        case .webm: ["-f", "webm"]
        // A GIF says how often it is repeated, and -1 for not at all.
        case .gif:
            ["-loop", loops.map { $0 == 1 ? "-1" : "\($0 - 1)" } ?? "0"]
                + ["-final_delay", "\(Int((settings.lastDelay * 100).rounded()))", "-f", "gif"]
        case .apng:
            ["-plays", "\(loops ?? 0)"]
                + (settings.hold > .zero ? ["-final_delay", Self.delay(settings.lastDelay)] : [])
                + ["-f", "apng"]
        case .pictures: []
        }
    }

    /// Seconds as a fraction of two numbers of 16 bits each.
    private static func delay(_ seconds: Double) -> String {
        let microseconds = Int((seconds * 1_000_000).rounded())
        let fraction = try? Rational(microseconds, over: 1_000_000).rounded(toNumbersUpTo: 65_535)
        return fraction.map { "\($0.numerator)/\($0.denominator)" } ?? "0/1"
    }

    /// Whether the file itself says how often it is played and how long each frame stays.
    var isAnimatedPicture: Bool { self == .gif || self == .apng }

    /// Why it can't hold frames that come and stay as the settings say; nil where it can.
    func objection(toTimesOf settings: VideoSettings) -> String? {
        let rate = settings.rate
        func tooMany(_ limit: Int, _ other: String) -> String? {
            rate > Rational(limit)
                ? "A .\(rawValue) has \(limit) frames a second at most, not \(rate): choose --fps \(limit), or \(other)."
                : nil
        }
        func tooLong(_ limit: Double) -> String? {
            settings.lastDelay > limit
                ? "A .\(rawValue) shows a frame for \(limit) s at most, and the last one is to stay for \(settings.lastDelay) s: "
                    + "choose a shorter --hold, a higher --fps, or .mp4." : nil
        }
        return switch self {
        case .mkv, .webm: tooMany(1000, ".mp4")
        case .gif: tooMany(50, ".apng") ?? tooLong(655.35)
        case .apng: tooMany(65_535, ".mp4") ?? tooLong(65_535)
        case .mp4, .mov, .pictures: nil
        }
    }

    /// The encoder that ``EncoderName/auto`` stands for here; nil where it is one of several.
    var onlyEncoder: EncoderName? {
        switch self {
        case .mp4, .mov, .mkv: nil
        case .webm: .vp9
        case .gif: "gif"
        case .apng: "apng"
        case .pictures: "png"
        }
    }

    /// Why an encoder's video can't lie in here; nil where nothing is known to be against it.
    func objection(to choice: EncoderChoice) -> String? {
        switch self {
        case .mp4 where choice.name.hasPrefix("prores"): "ProRes goes into .mov or .mkv"
        case .webm where !["vp8", "vp9", "vpx", "av1"].contains { choice.name.contains($0) }:
            "a .webm holds VP9 or AV1: leave --encoder out, or name vp9 or av1"
        case .gif where choice.name != "gif", .apng where choice.name != "apng", .pictures where choice.name != "png":
            "there is one encoder for it: leave --encoder out"
        case .mp4 where ["gif", "apng"].contains(choice.name), .mov where ["gif", "apng"].contains(choice.name),
            .mkv where ["gif", "apng"].contains(choice.name):
            "an animated picture has an ending of its own, .gif or .apng"
        default: nil
        }
    }
}
