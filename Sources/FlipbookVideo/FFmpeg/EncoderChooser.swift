import FlipbookStore
import FlipbookSystem
import Logging

/// Chooses the encoder of a video, and tries it where only a trial tells whether it works.
struct EncoderChooser: Sendable {
    let settings: VideoSettings
    let transport: FrameTransport
    let ffmpeg: FFmpeg
    let programs: Programs
    let logger: Logger

    /// Whether the video is made of several segments.
    func canBeCut(_ choice: EncoderChoice, store: FrameStore) -> Bool {
        choice.canBeCut(transport) && settings.ffmpegArguments.isEmpty && SegmentList.canJoin(rate: settings.frameRate)
            && SegmentList.canName(store.directory)
    }

    /// The encoder to begin with.
    func choose() throws(FlipbookError) -> EncoderChoice {
        var reasons: [String] = []
        if settings.encoder == .auto, settings.quality == 0 { return EncoderChoice(.libx264) }
        let hardware = ffmpeg.triesHardware ? EncoderChoice.hardware : []
        let candidates = settings.encoder == .auto ? hardware : [EncoderChoice(settings.encoder)]
        for candidate in candidates {
            guard candidate.needsTrial(width: transport.width, height: transport.height) else { return candidate }
            let (_, text, status) = try programs.run(
                ffmpeg.path, FFmpegArguments(settings: settings, choice: candidate, transport: transport).trial())
            logger.debug("\(candidate.name) was tried: \(status)")
            if status.isSuccess || status == .unknown && text.isEmpty { return candidate }
            let lines = TextTail.lines(text)
            if settings.encoder != .auto, let lack = ffmpeg.lack(of: candidate.name, in: lines) { throw lack }
            // The first line tells the cause, the others what came of it.
            let cause = lines.first { !$0.hasPrefix("Svt[info]") } ?? "ffmpeg \(status)"
            let crisp = settings.isCrisp ? ", crisp (4:4:4)" : ""
            reasons.append(
                "\(candidate.name) doesn't work here at \(transport.width)x\(transport.height)\(crisp): \(cause)")
        }
        let reason = reasons.joined(separator: "; ")
        guard settings.encoder == .auto else {
            try check()
            throw FlipbookError(
                .encoderUnavailable, "\(reason); choose another encoder (auto finds one) or another size.")
        }
        return EncoderChoice("libx264", reason: reason.isEmpty ? nil : reason)
    }

    /// Throws where ffmpeg is too old or lacks libx264: asked only when something failed, as asking takes a while.
    func check() throws(FlipbookError) {
        let (text, _, status) = try programs.run(ffmpeg.path, ["-version"])
        let needsX264 = settings.encoder == .auto || settings.encoder == .libx264
        if status.mayBeSuccess { try ffmpeg.check(versionText: text, needsX264: needsX264) }
    }
}
