import FlipbookSystem
import Testing

@Suite struct ChannelTests {
    @Test func allBytesArriveThroughAPipeSmallerThanThem() throws {
        let sent = (0..<1_000_003).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let pipe = try Pipe(capacity: 1 << 16)
        try pipe.writer.setNonBlocking(true)
        try withPipe(pipe) { writer in
            try sent.withUnsafeBytes { try writer.writeAll($0) }
        } reading: { reader in
            var received = [UInt8](repeating: 0, count: sent.count)
            let whole = try received.withUnsafeMutableBytes { try reader.readAll(into: $0) }
            #expect(whole && received == sent)
            let more = try received.withUnsafeMutableBytes { try reader.readAll(into: $0) }
            #expect(!more, "then it ends")
        }
    }

    @Test func aStreamThatEndsEarlyIsAnError() throws {
        let pair = try SocketPair(bufferSize: 1 << 18)
        try [UInt8](repeating: 7, count: 10).withUnsafeBytes { try pair.there.writeAll($0) }
        let here = pair.intoHere()
        var received = [UInt8](repeating: 0, count: 20)
        #expect {
            _ = try received.withUnsafeMutableBytes { try here.readAll(into: $0) }
        } throws: {
            ($0 as? ProcessError)?.code == .endOfStream
        }
    }

    @Test func writingToAPeerThatHasGoneIsAnErrorAndNoSignal() throws {
        let failed = Monitor<Int32>(0)
        let thread = try WorkThread {
            guard let pipe = try? Pipe() else { return }
            let writer = pipe.intoWriter()
            do {
                try [UInt8](repeating: 0, count: 10).withUnsafeBytes { try writer.writeAll($0) }
            } catch {
                failed.withLock { $0 = (error as? ProcessError)?.errorNumber ?? -1 }
            }
        }
        thread.join()
        #expect(failed.withLock { $0 } == EPIPE)
    }

    @Test func wakeUpsEndAPollAndCanBeTakenBack() throws {
        let wakeUp = try WakeUp()
        var entries = [Poll.Entry(wakeUp.descriptor, .read), Poll.Entry(-1, .read)]
        #expect(try Poll.wait(&entries, milliseconds: 0) == 0)
        for _ in 0..<100_000 { wakeUp.wake() }
        #expect(try Poll.wait(&entries) == 1)
        #expect(entries[0].ready == .read)
        wakeUp.drain()
        #expect(try Poll.wait(&entries, milliseconds: 0) == 0)
    }

    @Test func pollTellsThatTheOtherSideHasGone() throws {
        let reader = try Pipe().intoReader()
        var entries = [Poll.Entry(reader.rawValue, .read)]
        #expect(try Poll.wait(&entries) == 1)
        #expect(entries[0].ready.contains(.hangUp))
    }

    /// Writes in another thread while this one reads.
    private func withPipe(
        _ pipe: consuming Pipe, writing: @escaping @Sendable (borrowing Descriptor) throws -> Void,
        reading: (borrowing Descriptor) throws -> Void
    ) throws {
        let writer = dup(pipe.writer.rawValue)
        let thread = try WorkThread {
            let writer = Descriptor(owning: writer)
            #expect(throws: Never.self) { try writing(writer) }
        }
        let reader = pipe.intoReader()
        try reading(reader)
        thread.join()
    }
}
