import FlipbookCoding
import FlipbookJPEG
import FlipbookPNG
import FlipbookPixels
import FlipbookPlot
import FlipbookSystem
import Foundation
import TestSupport
import Testing

@testable import Flipbook
@testable import FlipbookRender
@testable import FlipbookStore

/// What comes from outside, changed at random: an error or a value comes of it, never a crash, and never more memory
/// than the bytes can fill.
///
/// The `Corpus` holds a folder for each kind of input, to which whatever once broke something is added.
/// `FLIPBOOK_FUZZ=1000000 swift test --filter FuzzTests` takes longer.
@Suite(.serialized)
struct FuzzTests {
    private static let rounds = ProcessInfo.rounds("FLIPBOOK_FUZZ", usual: TestRun.isWhole ? 4000 : 1000)
    private static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Corpus/"

    /// Calls `body` with the corpus of a kind, and with changes of it.
    private func fuzz(_ kind: String, also more: [[UInt8]] = [], _ body: ([UInt8]) throws -> Void) throws {
        let random = Seeded.generator("fuzz \(kind)")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: Self.corpus + kind).sorted()) ?? []
        let inputs =
            try more + files.map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.corpus + kind + "/" + $0))) }
        #expect(!inputs.isEmpty)
        for input in inputs { try body(input) }
        for _ in 0..<Self.rounds {
            var input = random.pick(inputs) ?? []
            for _ in 0...random.number(in: 0...3) { mutate(&input, with: random.pick(inputs) ?? [], random) }
            try body(input)
        }
    }

    private func mutate(_ bytes: inout [UInt8], with other: [UInt8], _ random: Seeded) {
        func place(_ count: Int) -> Int { Int(random.next() % UInt64(max(count, 1))) }
        let at = place(bytes.count)
        switch random.number(in: 0...6) {
        case 0 where !bytes.isEmpty: bytes[at] ^= 1 << UInt8(random.number(in: 0...7))
        case 1 where !bytes.isEmpty: bytes[at] = random.pick([0, 1, 0x7F, 0x80, 0xFF, UInt8(ascii: "-"), 57]) ?? 0
        case 2: bytes.removeLast(place(bytes.count))
        case 3: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: min(at, bytes.count))
        case 4 where !bytes.isEmpty: bytes.removeSubrange(at..<min(at + 1 + place(8), bytes.count))
        case 5: bytes = Array(bytes.prefix(at)) + Array(other.dropFirst(place(other.count)))
        case 6 where bytes.count >= 8:
            let number = random.pick([0, 1, -1, Int64.max, .min, 1 << 31, 1 << 40]) ?? 0
            let start = place(bytes.count - 7)
            for index in 0..<8 { bytes[start + index] = UInt8(truncatingIfNeeded: number >> Int64(8 * index)) }
        default: bytes.append(UInt8(truncatingIfNeeded: random.next()))
        }
    }

    @Test func entries() throws {
        var accepted = 0
        try fuzz("png") { bytes in
            // With its checksums put right half of the changes come further.
            for bytes in [bytes, Self.withRightChecksums(bytes)] {
                bytes.withUnsafeBytes { bytes in
                    guard let file = try? PNGFile(bytes), file.width * file.height < 1 << 20 else { return }
                    var pixels = PixelBuffer(width: file.width, height: file.height, format: file.format)
                    if (try? file.unpack(into: &pixels)) != nil { accepted += 1 }
                }
            }
        }
        #expect(accepted > 0)
    }

    @Test func pictures() throws {
        var accepted = 0
        try fuzz("jpeg") { bytes in if (try? JPEG.read(bytes)) != nil { accepted += 1 } }
        #expect(accepted > 0)
        try fuzz("png") { bytes in if (try? PNG.read(Self.withRightChecksums(bytes))) != nil { accepted += 1 } }
    }

    /// A PNG whose chunks' checksums are those of their content, as far as it has chunks.
    static func withRightChecksums(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var start = 8
        while start + 12 <= bytes.count {
            let count = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
            let end = start + 8 + count
            guard end + 4 <= bytes.count else { break }
            var sum: UInt32 = 0xFFFF_FFFF
            for byte in bytes[start + 4..<end] {
                sum ^= UInt32(byte)
                for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
            }
            for index in 0..<4 { bytes[end + index] = UInt8(truncatingIfNeeded: ~sum >> UInt32(24 - 8 * index)) }
            start = end + 4
        }
        return bytes
    }

    /// The same bytes as an entry in a store that somebody else can write.
    @Test func entriesInAStore() throws {
        let folder = try TemporaryFolder()
        let store = FrameStore(directory: folder("store"))
        let key = FrameKey(animation: Digest(of: [9]), frame: 3, parameters: [])
        var pixels = PixelBuffer(width: 8, height: 6)
        try store.publish(pixels, frame: 3, key: key)
        let whole = try Data(contentsOf: URL(fileURLWithPath: store.path(of: key)))
        let file = open(store.path(of: key), O_WRONLY)
        defer { close(file) }
        // Every byte, as every other byte.
        for index in whole.indices {
            for value in UInt8.min...UInt8.max where value != whole[index] {
                var value = value
                pwrite(file, &value, 1, off_t(index))
                guard case .damaged = try store.check(key, shape: FrameShape(width: 8, height: 6, format: .opaque))
                else {
                    Issue.record("byte \(index) as \(value) is accepted")
                    return
                }
            }
            var own = whole[index]
            pwrite(file, &own, 1, off_t(index))
        }
        #expect(try store.check(key) == .whole(fonts: nil))
        // Dimensions that would take much memory, and a file that pretends to be as large.
        for (width, height) in [(32767, 21_000), (1, 32767), (0, 0)] {
            var bytes = [UInt8](whole)
            for (offset, side) in [(16, width), (20, height)] {
                for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: side >> (24 - 8 * index)) }
            }
            try Data(Self.withRightChecksums(bytes)).write(to: URL(fileURLWithPath: store.path(of: key)))
            truncate(store.path(of: key), 1 << 30)
            guard
                case .damaged(let reason) = try store.check(
                    key, shape: FrameShape(width: 8, height: 6, format: .opaque))
            else {
                Issue.record("\(width)x\(height) is accepted")
                continue
            }
            #expect(reason.contains("where 8x6 is expected") || reason.contains("header"))
            #expect(throws: FileError.self) { try store.read(key, frame: 3, into: &pixels) }
        }
    }

    @Test func journals() throws {
        let folder = try TemporaryFolder()
        let journal = Journal(directory: folder.path)
        try fuzz("journal") { bytes in
            try Data(bytes).write(to: URL(fileURLWithPath: journal.path))
            _ = try journal.load()
        }
        // One that grew beyond reason is left unread, and started again.
        truncate(journal.path, 1 << 32)
        #expect(try journal.load() == Journal.Contents())
        let recipe = Recipe(
            source: .init(animator: "A", program: "", options: .init("", content: Digest(of: []))),
            figure: .init(width: 1, height: 1, dpi: 1, fonts: Digest(of: []), libraries: [:]))
        var writer = try journal.startRun(.init(recipe: recipe, frames: 1, output: "", date: ""))
        let key = FrameKey(animation: Digest(of: []), frame: 0, parameters: [])
        writer.frame(0, key: key, parameters: Digest(of: []))
        try writer.flush()
        #expect(try journal.load().frames[0]?.recipe == recipe)
    }

    @Test func messages() throws {
        var accepted = 0
        let key = FrameKey(animation: Digest(of: [1]), frame: 3, parameters: [])
        let setup = SetupReport(
            figure: .init(width: 640, height: 480, dpi: 100, fonts: Digest(of: []), libraries: ["cairo": "1.16"]),
            installedFonts: Digest(of: []))
        let assignment = Assignment(
            animator: "A", identity: "M.A", program: "p", options: [1, 2], inWords: "n: 1", store: "/s")
        let encoder = CanonicalEncoder()
        let requests: [WorkerRequest] = [
            .setUp(assignment), .draw(frame: 3, key: key, purpose: .frame, parameterBytes: 9),
        ]
        let replies: [WorkerReply] = [
            .hello(version: 1), .ready(setup), .frameFailed(frame: 1, "why"), .rendered(frame: 1 << 40),
            .compared(frame: 3, difference: "one", pixels: Digest(of: [])),
        ]
        try fuzz("message", also: requests.map(encoder.encode) + replies.map(encoder.encode)) { bytes in
            if (try? CanonicalDecoder().decode(WorkerReply.self, from: bytes)) != nil { accepted += 1 }
            if (try? CanonicalDecoder().decode(WorkerRequest.self, from: bytes)) != nil { accepted += 1 }
            let sockets = try SocketPair()
            try bytes.prefix(4096).withUnsafeBytes { try sockets.here.writeAll($0) }
            sockets.here.hangUp()
            var incoming = IncomingMessages(maximumLength: 1 << 24)
            while case .bytes? = try? incoming.fill(from: sockets.there) {
                while (try? incoming.next(WorkerReply.self)) != nil {}
            }
        }
        #expect(accepted > 0)
    }

    @Test func texts() throws {
        let lines = try String(contentsOfFile: Self.corpus + "text/lines.txt", encoding: .utf8).split(separator: "\n")
        var round = 0
        try fuzz("text", also: lines.map { Array($0.utf8) }) { bytes in
            let text = String(decoding: bytes.prefix(200), as: UTF8.self)
            if let range = FrameRange(text) {
                #expect(range.start >= 0 && range.end ?? .max > range.start)
                #expect(FrameRange(range.description) == range)
            }
            if let size = ByteCount(argument: text) { #expect(size.bytes >= 0) }
            // The search for the most similar name takes its time.
            round += 1
            if round % 16 == 0, let color = try? Color(text) { #expect((0...1).contains(color.red)) }
            _ = Color(hex: text)
            let labels = Formatter.format(text).labels(of: [0, -1.5, 1e300, .nan, .infinity], in: -2...2)
            #expect(labels.labels.count == 5)
            _ = FrameKey(text)
            _ = TemporaryOwner(fileName: text)
        }
    }
}
