import FlipbookCoding
import FlipbookPixels
import FlipbookStore
import FlipbookSystem

/// The threads that encode: one segment after the other, each by an ffmpeg of its own that ends with its thread.
extension EncodingJob {
    /// Takes segments until there are no more.
    func encodeSegments() {
        while let work = queue.claim() {
            do throws(FlipbookError) {
                if container == .pictures {
                    try copyPictures()
                } else if let identity {
                    try makeSegment(work, identity)
                } else {
                    try makeWhole(work)
                }
            } catch {
                return fail(error)
            }
        }
    }

    /// How one try to encode a segment ended; what no other try can mend is thrown.
    private enum Attempt {
        /// All frames are written, in the order of their digests.
        case whole(frames: Int, key: Digest)
        case broken(FlipbookError)
    }

    // MARK: A segment of several

    /// Finds a segment in the store, or encodes it: again where ffmpeg dies, once.
    private func makeSegment(_ work: SegmentQueue.Work, _ identity: EncoderIdentity) throws(FlipbookError) {
        let choice = choice
        if let frames = work.cachedFrames {
            var hasher = SegmentHasher(arguments(choice), identity)
            for frame in frames { hasher.add(frame.key, fonts: frame.fonts) }
            let key = SegmentKey(hasher.digest())
            switch try storing({ () throws(FileError) in try segments.check(key) }) {
            case .whole(let segment) where segment.frames == frames.count:
                return told(queue.done(work.index, key: key, segment: segment, wasCached: true))
            case .damaged(let reason):
                logger.notice(
                    "a segment of the video is encoded again, as \(segments.path(of: key)) is damaged: \(reason)")
            case .missing, .whole: break
            }
        }
        onEvent(.segments(queue.began(work.index)))
        var mayRepeat = true
        while true {
            switch try encode(work, choice, identity) {
            case .whole: return
            case .broken(let error):
                guard mayRepeat else { throw error }
                mayRepeat = false
                queue.restart(work.index)
                use(EncoderChoice(choice.name, reason: "encoded again, as \(error.description)"))
            }
        }
    }

    private func encode(
        _ work: SegmentQueue.Work, _ choice: EncoderChoice, _ identity: EncoderIdentity
    ) throws(FlipbookError) -> Attempt {
        let path = try storing { () throws(FileError) in try segments.temporaryPath() }
        var isKept = false
        defer { if !isKept { unlink(path) } }
        let attempt = try write(work.index, arguments(choice).segment(at: path), choice, identity)
        guard case .whole(let frames, let digest) = attempt else { return attempt }
        // What a process that cleans the cache has removed is made again.
        do throws(FileError) {
            guard let movie = try MovieFile(path) else {
                return .broken(FlipbookError(.encodingFailed, "what ffmpeg wrote with \(choice.name) has no frames"))
            }
            guard movie.frames == frames, movie.isEven else {
                let fault =
                    movie.frames == frames
                    ? "its frames don't stay equally long" : "it holds \(movie.frames) frames instead of \(frames)"
                return .broken(
                    FlipbookError(.encodingFailed, "ffmpeg made a segment with \(choice.name), but \(fault)"))
            }
            guard identity.isUnchanged else {
                throw FileError(.damaged, "\(ffmpeg.path) was replaced by another one meanwhile: render again")
            }
            let key = SegmentKey(digest)
            let segment = try segments.publish(path, as: key, frames: frames, header: movie.header)
            isKept = true
            told(queue.done(work.index, key: key, segment: segment))
            return attempt
        } catch {
            if error.code == .missing {
                return .broken(FlipbookError(.encodingFailed, "the segment was removed while it was made"))
            }
            throw failure(error)
        }
    }

    private func told(_ state: (counts: SegmentCounts, frames: Int)) {
        onEvent(.segments(state.counts))
        onEvent(.encoded(frames: state.frames))
    }

    // MARK: One segment over the whole

    /// Encodes all frames into the output's temporary file: again where ffmpeg dies, once.
    private func makeWhole(_ work: SegmentQueue.Work) throws(FlipbookError) {
        guard let output else { return }
        onEvent(.segments(queue.began(work.index)))
        let choice = choice
        var mayRepeat = true
        while true {
            var palette: String?
            var attempt = Attempt.whole(frames: 0, key: Digest(of: []))
            if container == .gif {
                palette = output.secondTemporaryPath
                attempt = try write(work.index, arguments(choice).palette(at: output.secondTemporaryPath), choice, nil)
                queue.restart(work.index)
            }
            if case .whole = attempt {
                attempt = try write(
                    work.index, arguments(choice).encoding(into: container, at: output.temporaryPath, palette: palette),
                    choice, nil)
            }
            switch attempt {
            case .whole: return told(queue.done(work.index, key: nil, segment: nil))
            case .broken(let error):
                if settings.encoder == .auto, choice.name != "libx264" { return queue.giveUp(error) }
                guard mayRepeat else { throw error }
                mayRepeat = false
                queue.restart(work.index)
                use(EncoderChoice(choice.name, reason: "encoded again, as \(error.description)"))
            }
        }
    }

    // MARK: Frames to ffmpeg

    /// Reads the frames of a segment, checks and converts them, and writes them to an ffmpeg, or as many as it takes.
    private func write(
        _ index: Int, _ arguments: [String], _ choice: EncoderChoice, _ identity: EncoderIdentity?
    ) throws(FlipbookError) -> Attempt {
        logger.debug("\(([ffmpeg.path] + arguments).joined(separator: " "))")
        let process = try FFmpegProcess(
            ffmpeg, arguments, programs: programs,
            onEncoded: { [queue, onEvent] frames in onEvent(.encoded(frames: queue.encoded(frames, of: index))) },
            onEnd: { [queue] in queue.interrupt(index) })
        var hasher = SegmentHasher(self.arguments(choice), identity)
        var pixels = makePixels()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: transport.byteCount, alignment: 64)
        defer { buffer.deallocate() }
        var written = 0
        var last: (source: Int, key: FrameKey, fonts: Digest?)?
        do {
            let start = queue.start(of: index)
            while let (frame, source) = try queue.frame(at: start + written, of: index) {
                // A frame that is held is in the buffer already.
                if last?.source != source || last?.key != frame.key {
                    do throws(FileError) {
                        let fonts = try store.read(frame.key, frame: self.frame(at: source), into: &pixels)
                        last = (source, frame.key, fonts)
                    } catch {
                        try reject(source, frame.key, error)
                        continue
                    }
                    transport.convert(&pixels, into: buffer)
                }
                hasher.add(frame.key, fonts: last?.fonts)
                guard process.write(UnsafeRawBufferPointer(buffer)) else { break }
                written += 1
            }
            if written == 0, queue.isEnd(start, of: index) {
                throw FlipbookError(.noFrames, "There are no frames to make a video of.")
            }
            let ending = process.finish()
            try programs.checkCancelled()
            try checkDisk(ending)
            let isWhole = queue.isEnd(start + written, of: index)
            // What is missing in a video of one piece is noticed when its frames are counted.
            guard ending.status.mayBeSuccess, isWhole || identity == nil else {
                return try failure(of: choice, ending)
            }
            return .whole(frames: written, key: hasher.digest())
        } catch let error as FlipbookError {
            process.abandon()
            throw error
        } catch {
            process.abandon()
            throw FlipbookError(.encodingFailed, "\(error)")
        }
    }

    /// Throws where ffmpeg says that the disk is in its way: also one that then ends as if nothing had been.
    func checkDisk(_ ending: FFmpegProcess.Ending) throws(FlipbookError) {
        let troubles = ["No space left on device", "Disk quota exceeded", "Read-only file system"]
        for trouble in troubles where ending.lines.contains(where: { $0.contains(trouble) }) {
            let place = identity == nil ? "" : " or for its segments in \(store.directory)"
            throw FlipbookError(
                .outputFailed,
                "\(name) can't be written: \(trouble.lowercased()) for it\(place); make room and run again.")
        }
    }

    /// What an ffmpeg that failed says about itself.
    private func failure(of choice: EncoderChoice, _ ending: FFmpegProcess.Ending) throws(FlipbookError) -> Attempt {
        if let lack = ffmpeg.lack(of: choice.name, in: ending.lines) { throw lack }
        let text =
            "ffmpeg \(ending.status) after \(ending.frames) frames of \(transport.width)x\(transport.height) with "
            + choice.name + ending.quote
        let error = FlipbookError(.encodingFailed, text)
        // One that ends by itself before the first frame was told something that it can't do: it would end so again.
        if case .exited = ending.status, ending.frames == 0, settings.encoder != .auto || choice.name == "libx264" {
            try chooser.check()
            throw error
        }
        return .broken(error)
    }

    /// The result of a call that uses the store of segments.
    func storing<Result>(_ body: () throws(FileError) -> Result) throws(FlipbookError) -> Result {
        do throws(FileError) { return try body() } catch { throw failure(error) }
    }

    private func failure(_ error: FileError) -> FlipbookError {
        FlipbookError(
            error.code == .diskFull ? .outputFailed : .storeFailed,
            "\(name) can't be made, as a segment of it can't be kept: \(error.description).")
    }
}

/// Makes the key of a segment: of how it is encoded and of its frames, one after the other.
struct SegmentHasher: ~Copyable {
    private var hasher = DigestHasher()
    /// Changes where the same frames and arguments come to other bytes.
    private static let version = "Flipbook segment 1"

    init(_ arguments: FFmpegArguments, _ identity: EncoderIdentity?) {
        let words = [Self.version, identity?.digest.description ?? ""] + arguments.segment(at: "")
        hasher.update(Array(words.joined(separator: "\0").utf8))
    }

    mutating func add(_ key: FrameKey, fonts: Digest?) {
        for digest in [key.digest, fonts ?? Digest(high: 0, low: 0)] {
            withUnsafeBytes(of: (digest.high.littleEndian, digest.low.littleEndian)) { hasher.update($0) }
        }
    }

    func digest() -> Digest { hasher.digest() }
}
