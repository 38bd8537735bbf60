import FlipbookCoding
import FlipbookStore
import FlipbookSystem

/// What becomes of the segments: one video, counted and under its name.
extension EncodingJob {
    /// How the video came out; what no other try can mend is thrown.
    enum Finish {
        case whole(VideoReport)
        case broken(FlipbookError)
    }

    /// How often segments that vanish, as somebody cleans the cache, are encoded again.
    private static let joiningTries = 3

    /// Joins the segments without encoding them again.
    func join(_ choice: EncoderChoice) throws(FlipbookError) -> Finish {
        for _ in 1..<Self.joiningTries {
            let finish = try joinOnce(choice)
            guard case .broken = finish, try reopenLostSegments() else { return finish }
            guard case .whole = try queue.waitForOutcome() else { return finish }
        }
        return try joinOnce(choice)
    }

    private func joinOnce(_ choice: EncoderChoice) throws(FlipbookError) -> Finish {
        guard let (layout, made) = queue.made, let total = layout.total, total > 0 else {
            throw FlipbookError(.noFrames, "There are no frames to make a video of.")
        }
        guard Set(made.map(\.segment.header)).count == 1 else {
            return .broken(FlipbookError(.encodingFailed, "the segments of \(choice.name) differ in their headers"))
        }
        var list = SegmentList(rate: settings.frameRate)
        for index in layout.order {
            list.add(segments.path(of: made[index].key), frames: made[index].segment.frames)
        }
        guard let output else { return .whole(report(choice, frames: total)) }
        let arguments = arguments(choice).join(into: container, at: output.temporaryPath)
        logger.debug("\(([ffmpeg.path] + arguments).joined(separator: " "))")
        let process = try FFmpegProcess(
            ffmpeg, arguments, programs: programs, onEncoded: { _ in }, onEnd: {})
        let text = Array(list.text.utf8)
        _ = text.withUnsafeBytes { process.write($0) }
        let ending = process.finish()
        try programs.checkCancelled()
        try checkDisk(ending)
        guard ending.status.mayBeSuccess else {
            return .broken(
                FlipbookError(.encodingFailed, "ffmpeg \(ending.status) while it joined segments\(ending.quote)"))
        }
        return try check(choice, frames: total, ending)
    }

    /// Has the segments encoded again that are no longer whole.
    ///
    /// - Returns: whether there are any.
    private func reopenLostSegments() throws(FlipbookError) -> Bool {
        guard let (_, made) = queue.made else { return false }
        var isAny = false
        for (index, segment) in made.enumerated() {
            if case .whole = try storing({ () throws(FileError) in try segments.check(segment.key) }) { continue }
            queue.reopen(index)
            isAny = true
        }
        return isAny
    }

    /// Counts the frames of the video in the file, and gives it its name.
    ///
    /// - Parameters:
    ///   - frames: how many it must hold.
    ///   - ending: what ffmpeg said last.
    func check(
        _ choice: EncoderChoice, frames: Int, _ ending: FFmpegProcess.Ending? = nil
    ) throws(FlipbookError) -> Finish {
        guard let output else { return .whole(report(choice, frames: frames)) }
        guard let found = try VideoCheck(output.temporaryPath, ffmpeg: ffmpeg, programs: programs, settings: settings)
        else {
            return .broken(
                FlipbookError(
                    .encodingFailed,
                    "what ffmpeg wrote with \(choice.name) for \(output.path) can't be read by ffprobe"
                        + (ending?.quote ?? "")))
        }
        let isPlain = settings.ffmpegArguments.isEmpty
        if let fault = found.fault(
            frames: frames, transport: transport, choice: choice, settings: settings, container: container)
        {
            let error = FlipbookError(.encodingFailed, "ffmpeg made a video with \(choice.name), but \(fault)")
            if isPlain { return .broken(error) }
            let text = "\(error.description): look at the arguments it was given, \(settings.ffmpegArguments)"
            throw FlipbookError(.encodingFailed, text)
        }
        let report = report(choice, frames: found.packets)
        try output.publish()
        return .whole(report)
    }
}
