import Foundation
import TestSupport
import Testing

@testable import TestReel

/// What a frame depends on is in its key, and nothing else: no frame is taken for another one, and none is drawn twice.
struct KeyTests {
    let folder: TemporaryFolder
    init() throws { folder = try TemporaryFolder() }

    private func rendered(
        _ animator: String, _ arguments: String..., runner: String = "TestReel", environment: [String: String] = [:]
    ) throws -> Int? {
        let run = try Run(
            runner, [animator, "--cache", "cache", "--frames-only", "--progress", "json"] + arguments, in: folder,
            environment: environment)
        #expect(run.wait() == 0, "\(run.standardError)")
        return run.finished("rendered")
    }

    // MARK: Identity

    /// Nested in two types, and private in two files.
    @Test(arguments: ["1", "2"]) func animatorsOfOneNameAreNotTakenForEachOther(_ workers: String) throws {
        let run = try Run("TestTwins", [folder("cache"), workers], in: folder)
        #expect(run.wait() == 0, "\(run.standardError)")
        #expect(run.standardOutput == String(repeating: "3 rendered, 0 cached\n", count: 4))
        let frames = try folder.frames().mapValues { $0[($0.firstRange(of: Data("IDAT".utf8))?.lowerBound ?? 0)...] }
        #expect(frames.count == 12)
        #expect(Set(frames.values).count == 12)
        let again = try Run("TestTwins", [folder("cache"), workers], in: folder)
        #expect(again.wait() == 0)
        #expect(again.standardOutput == String(repeating: "0 rendered, 3 cached\n", count: 4))
    }

    @Test func aCollectionWithTwoEqualNamesIsRefused() throws {
        for arguments in [["Wave"], ["--help"], []] {
            let run = try Run("TestTwins", arguments, in: folder, environment: ["TWINS": "two"])
            #expect(run.wait() == 64)
            #expect(
                run.standardError.contains("TestTwins.First.Wave and TestTwins.Second.Wave are both called Wave"),
                "\(run.standardError)")
        }
        let run = try Run("TestTwins", ["Wave"], in: folder, environment: ["TWINS": "same"])
        #expect(run.wait() == 64)
        #expect(run.standardError.contains("TestTwins.First.Wave is listed twice"))
    }

    @Test func programsThatDeclareTheSameVersionShareNoKeys() throws {
        #expect(try rendered("Versioned") == 4)
        #expect(try rendered("Versioned") == 0)
        let manager = FileManager.default
        for copy in ["Other", "elsewhere/TestReel"] {
            try? manager.createDirectory(atPath: folder("elsewhere"), withIntermediateDirectories: true)
            try manager.copyItem(atPath: Run.products + "/TestReel", toPath: folder(copy))
            #expect(try rendered("Versioned", runner: folder(copy)) == 4)
            #expect(try rendered("Versioned", runner: folder(copy)) == 0)
        }
        #expect(try rendered("Versioned") == 0)
    }

    // MARK: The figure

    /// A version that its author forgot to change: the frames of the one are no frames of the other.
    @Test func framesWithAlphaAreOthers() throws {
        #expect(try rendered("Versioned") == 4)
        #expect(try rendered("Versioned", environment: ["TRANSPARENT": "1"]) == 4)
        #expect(try rendered("Versioned") == 0)
        let plan = try Run(
            "TestReel", ["Versioned", "--cache", "cache", "--dry-run", "--transparent"], in: folder)
        plan.wait()
        #expect(plan.standardOutput.contains("the figure's transparency changed"), "\(plan.standardOutput)")
    }

    // MARK: The environment

    /// Variables by which libraries draw otherwise.
    private static let variables: [String: String] = [
        "FREETYPE_PROPERTIES": "truetype:interpreter-version=35 cff:no-stem-darkening=0",
        "PIXMAN_DISABLE": "fast sse2 ssse3 wholeops", "CAIRO_DEBUG": "all", "PANGO_LANGUAGE": "ja", "LANGUAGE": "zh",
        "FC_LANG": "ja", "HB_SHAPER_LIST": "fallback", "HB_OPTIONS": "uniscribe-bug-compatible",
    ]

    @Test func variablesOfLibrariesChangeNothing() throws {
        #expect(try rendered("Plain") == 20)
        let frames = try folder.frames()
        for (name, value) in Self.variables {
            #expect(try rendered("Plain", environment: [name: value]) == 0, "\(name)")
        }
        #expect(try rendered("Plain", "--fresh", environment: Self.variables) == 20)
        #expect(try folder.frames() == frames)
    }

    #if os(Linux) && arch(x86_64)
        /// A kind of processor is imitated by glibc's own switches: what it calculates with, and with it the last bits of
        /// `sin` and its kind, is chosen by them.
        @Test(
            "Row 24: another kind of processor", arguments: ["-AVX2,-FMA", "-AVX512F,-AVX2,-AVX,-FMA,-FMA4", "-FMA4"])
        func anotherKindOfProcessorHasTheSameFrames(_ without: String) throws {
            #expect(try rendered("Curves") == 40)
            let frames = try folder.frames()
            let environment = ["GLIBC_TUNABLES": "glibc.malloc.check=0:glibc.cpu.hwcaps=\(without)"]
            #expect(try rendered("Curves", environment: environment) == 0)
            #expect(try rendered("Curves", "--fresh", environment: environment) == 40)
            #expect(try folder.frames() == frames)
        }
    #endif
}
