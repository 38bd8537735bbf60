import FlipbookVideo

/// An encoder, and what it is told; always on one thread, as a segment of a video is encoded.
struct EncoderSettings: Hashable {
    let name: String
    /// ffmpeg's arguments.
    let arguments: [String]

    private init(_ name: String, _ arguments: [String]) {
        self.name = name
        self.arguments = arguments
    }

    /// What all others are compared with: libx264's `veryfast` at CRF 20.
    static let veryfast = EncoderSettings(changes: [:], crf: 20)

    /// A preset of libx264 at CRF 20.
    init(preset: String) {
        self.init(
            "libx264 \(preset) crf=20", ["-c:v", "libx264", "-preset", preset, "-crf", "20", "-threads", "1"])
    }

    /// libx264's `veryfast` with changes in x264's own words.
    init(changes: [String: String], crf: Double) {
        let words = changes.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }
        self.init(
            (["libx264 veryfast"] + words + ["crf=\(crf)"]).joined(separator: " "),
            ["-c:v", "libx264", "-preset", "veryfast", "-crf", "\(crf)", "-threads", "1"]
                + (words.isEmpty ? [] : ["-x264-params", words.joined(separator: ":")]))
    }

    /// Changes as text, as in `crf=21.5:me=dia`; without a CRF there, it is 20.
    init(changes text: String) {
        var changes: [String: String] = [:]
        for change in text.split(separator: ":") {
            let parts = change.split(separator: "=", maxSplits: 1)
            changes[String(parts[0])] = parts.count == 2 ? String(parts[1]) : "1"
        }
        let crf = changes.removeValue(forKey: "crf").flatMap(Double.init) ?? 20
        self.init(changes: changes, crf: crf)
    }

    /// What the library tells an encoder of a segment where the user says nothing else.
    init(default encoder: EncoderName) {
        self.init("the default of \(encoder.rawValue)", encoder.ffmpegArguments(VideoSettings()))
    }
}
