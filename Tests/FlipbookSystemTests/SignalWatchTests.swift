import FlipbookSystem
import Testing

/// Each in a process of its own: a signal would reach whatever other tests watch for.
struct SignalWatchTests {
    @Test func signalsCanBeReadAndTheOldDispositionsComeBack() async {
        await #expect(processExitsWith: .success) {
            let before = disposition(of: SIGTERM)
            do {
                let watch = try SignalWatch()
                #expect(disposition(of: SIGTERM) != before)
                kill(getpid(), SIGTERM)
                var entries = [Poll.Entry(watch.descriptor, .read)]
                while entries[0].ready.isEmpty { try Poll.wait(&entries) }
                #expect(watch.next() == SIGTERM)
                #expect(watch.next() == nil)
            }
            #expect(disposition(of: SIGTERM) == before)
        }
    }

    @Test func severalWatchesAllHearASignal() async {
        await #expect(processExitsWith: .success) {
            let before = disposition(of: SIGINT)
            do {
                let first = try SignalWatch()
                do {
                    let second = try SignalWatch()
                    #expect(SignalWatch.count == 2)
                    raise(SIGINT)
                    #expect(second.next() == SIGINT)
                }
                #expect(first.next() == SIGINT)
                raise(SIGINT)
                #expect(first.next() == SIGINT)
            }
            #expect(SignalWatch.count == 0)
            #expect(disposition(of: SIGINT) == before)
        }
    }

    @Test func anIgnoredSignalStaysIgnored() async {
        await #expect(processExitsWith: .success) {
            signal(SIGHUP, SIG_IGN)
            let watch = try SignalWatch()
            raise(SIGHUP)
            #expect(watch.next() == nil)
        }
    }
}

/// The address of what handles a signal.
private func disposition(of signal: Int32) -> UInt {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return withUnsafeBytes(of: &action) { $0.loadUnaligned(as: UInt.self) }
}
