import FlipbookSystem

/// The ffmpeg of this machine.
package struct FFmpeg: Sendable {
    /// The path of `ffmpeg`.
    package let path: String
    /// The path of `ffprobe`, which comes with it.
    package let probePath: String

    #if os(macOS)
        private static let cure = "install it with `brew install ffmpeg`"
        private static let source = "`brew install ffmpeg`"
    #else
        private static let cure = "install it with `apt install ffmpeg`"
        private static let source = "`apt install ffmpeg` on Debian and Ubuntu, RPM Fusion's ffmpeg on Fedora"
    #endif

    /// The first ones in `PATH`. Nothing is started yet, so it takes no time.
    ///
    /// - Parameter searchPath: folders between colons; nil for this process's `PATH`.
    package static func locate(searchPath: String? = nil) throws(VideoError) -> FFmpeg {
        func find(_ name: String) throws(VideoError) -> String {
            if let path = Command.find(name, inPath: searchPath) { return path }
            throw VideoError(.ffmpeg, "\(name) isn't in PATH: \(cure)")
        }
        return FFmpeg(path: try find("ffmpeg"), probePath: try find("ffprobe"))
    }

    /// Throws where the first line that `ffmpeg -version` wrote names a release before 4.3 (2020), or where its
    /// build has no libx264 and that is needed. Builds from ffmpeg's repository name no release: they pass.
    func check(versionText: String, needsX264: Bool) throws(VideoError) {
        let words = versionText.split(whereSeparator: \.isWhitespace)
        if words.count > 2, words[1] == "version" {
            let numbers = words[2].drop { $0 == "n" }.split { !$0.isNumber }.prefix(2).map { Int($0) ?? 0 }
            if let major = numbers.first, words[2].first != "N", (major, numbers.dropFirst().first ?? 0) < (4, 3) {
                throw VideoError(
                    .ffmpeg, "\(path) is version \(words[2]), and 4.3 is the oldest that works: \(Self.cure)")
            }
        }
        let isBuiltWithout = versionText.contains("configuration:") && !versionText.contains("--enable-libx264")
        if needsX264 && isBuiltWithout { throw lack(of: "libx264") }
    }

    /// The error where one of these lines, which ffmpeg wrote, says that it has no encoder of the name; else nil.
    func lack(of encoder: String, in lines: [String]) -> VideoError? {
        lines.contains { $0.contains("Unknown encoder") } ? lack(of: encoder) : nil
    }

    private func lack(of encoder: String) -> VideoError {
        VideoError(
            .ffmpeg,
            "\(path) is built without the encoder \(encoder): install an ffmpeg that has it (\(Self.source)), or choose "
                + "another encoder with --encoder (`ffmpeg -encoders` lists those of yours)")
    }
}
