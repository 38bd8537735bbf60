import Flipbook

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// Animators that do to their process what no animator should.

/// Forks at a frame, and then ends or goes on; the child lives on with all that it has inherited.
final class Forking: FrameAnimator {
    enum End: String, ExpressibleByArgument, Codable { case kill, exit, loop, closing, draw }
    struct Options: AnimatorOptions {
        @Option var at = 5
        @Option var end = End.kill
        /// The file that child's numbers are written to.
        @Option var pids = "pids"
        /// Fork once, where this file isn't there yet.
        @Option var marker: String?
        /// Whether the child leaves the process group.
        @Flag var leaves = false
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    let frameCount = 12
    func setup() -> Figure { plot.figure }
    func update(frame: Int) {
        plot.show(Double(frame) / 12)
        guard frame == options.at else { return }
        if let marker = options.marker, !isFirst(marker) { return }
        print("frame \(frame) forks")
        fork()
        switch options.end {
        case .kill: kill(getpid(), SIGKILL)
        case .exit: _exit(3)
        case .loop: while true { usleep(1000) }
        case .closing:
            for descriptor in Int32(3)..<64 { close(descriptor) }
            while true { usleep(1000) }
        case .draw: break
        }
    }

    /// Starts a child that does nothing, at most for some minutes.
    private func fork() {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "fork") else { return }
        let file = open(options.pids, O_CREAT | O_APPEND | O_WRONLY, 0o600)
        let child = unsafeBitCast(symbol, to: Fork.self)()
        if child == 0 {
            alarm(300)
            if options.leaves { setsid() }
            while true { pause() }
        }
        let line = Array("\(child)\n".utf8)
        write(file, line, line.count)
        close(file)
        // What comes next kills the group: only a child that has left it stays.
        while options.leaves, getsid(child) == getsid(0) { usleep(1000) }
    }
}

/// Ends the program somewhere.
final class Leaving: FrameAnimator {
    enum Place: String, ExpressibleByArgument, Codable, CaseIterable {
        case start, setup, update, frames, thread, quick
    }
    struct Options: AnimatorOptions {
        @Option var place = Place.update
        @Option var code: Int32 = 0
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) {
        self.options = options
        if options.place == .start { exit(options.code) }
    }

    var frameCount: Int {
        if options.place == .frames { exit(options.code) }
        return 12
    }
    func setup() -> Figure {
        if options.place == .setup { exit(options.code) }
        return plot.figure
    }
    func update(frame: Int) {
        plot.show(Double(frame) / 12)
        guard frame == 7 else { return }
        if options.place == .update { exit(options.code) }
        #if canImport(Glibc)
            if options.place == .quick { quick_exit(options.code) }
        #else
            if options.place == .quick { exit(options.code) }
        #endif
        guard options.place == .thread else { return }
        let code = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        code.pointee = options.code
        #if canImport(Glibc)
            var thread = pthread_t()
            pthread_create(&thread, nil, { exit($0?.load(as: Int32.self) ?? 0) }, code)
        #else
            var thread: pthread_t?
            pthread_create(&thread, nil, { exit($0.load(as: Int32.self)) }, code)
        #endif
        while true { pause() }
    }
}

/// Prints without measure at each frame, or without end.
final class Chatty: FrameAnimator {
    struct Options: AnimatorOptions {
        @Option var count = 12
        @Option var bytes = 100_000
        @Flag var lines = false
        @Flag var endless = false
        @Flag var onError = false
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frameCount: Int { options.count }
    func setup() -> Figure { plot.figure }
    func update(frame: Int) {
        plot.show(Double(frame) / Double(options.count))
        var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: 1000)
        if options.lines { bytes[999] = UInt8(ascii: "\n") }
        var written = 0
        while options.endless || written < options.bytes {
            let count = write(options.onError ? 2 : 1, bytes, min(bytes.count, options.bytes - written % options.bytes))
            if count < 0 { return }
            written += count
        }
    }
}

/// Changes what becomes of this process's children.
final class Reaping: FrameAnimator {
    enum Kind: String, ExpressibleByArgument, Codable, CaseIterable { case ignore, noWait, handler, thread }
    enum Place: String, ExpressibleByArgument, Codable, CaseIterable { case start, setup, update }
    struct Options: AnimatorOptions {
        @Option var kind = Kind.ignore
        @Option var place = Place.start
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) {
        self.options = options
        if options.place == .start { change() }
    }

    let frameCount = 12
    func setup() -> Figure {
        if options.place == .setup { change() }
        return plot.figure
    }
    func update(frame: Int) {
        if options.place == .update { change() }
        plot.show(Double(frame) / 12)
    }

    private func change() {
        switch options.kind {
        case .ignore: signal(SIGCHLD, SIG_IGN)
        case .noWait:
            var action = sigaction()
            action.sa_flags = SA_NOCLDWAIT
            sigaction(SIGCHLD, &action, nil)
        case .handler: signal(SIGCHLD) { _ in while waitpid(-1, nil, WNOHANG) > 0 {} }
        case .thread:
            #if canImport(Glibc)
                var thread = pthread_t()
                pthread_create(&thread, nil, { _ in while true { if waitpid(-1, nil, 0) < 0 { usleep(1000) } } }, nil)
            #else
                var thread: pthread_t?
                pthread_create(&thread, nil, { _ in while true { if waitpid(-1, nil, 0) < 0 { usleep(1000) } } }, nil)
            #endif
        }
    }
}

/// Numbers its frames by a step and a start.
final class Numbered: Animator {
    struct Options: AnimatorOptions {
        @Option var count = 4
        @Option var start = 0
        @Option var step = 1
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frames: Frames<Double> {
        Frames(
            indexed: (0..<options.count).lazy.map { [options] index in
                IndexedParameters(frame: options.start &+ index &* options.step, parameters: Double(index) / 10)
            })
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Double) { plot.show(parameters) }
}

/// Shows the frames of a video.
final class Filmed: Animator {
    struct Options: AnimatorOptions {
        @Option var file = "film.mp4"
    }
    let options: Options
    let plot = SmallPlot()
    init(options: Options) { self.options = options }

    var frames: Frames<Double> {
        get throws {
            let video = try VideoReader(options.file)
            return Frames(video.frames().map { Double($0.pixels[0] & 255) / 255 }, count: video.frameCount)
        }
    }
    func setup() -> Figure { plot.figure }
    func update(frame: Int, parameters: Double) { plot.show(parameters) }
}
