import Foundation
import TestSupport
import Testing

@testable import TestReel

/// What a frame depends on is in its key, and nothing else: no frame is taken for another one, and none is drawn twice.
@Suite(.tags(.long), .onlyInWholeRuns) struct KeyTests {
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
    @Test("Row 27: animators of one name", arguments: ["1", "2"]) func animatorsOfOneNameAreNotTakenForEachOther(
        _ workers: String
    ) throws {
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

    @Test("Row 27: a collection with two equal names") func aCollectionWithTwoEqualNamesIsRefused() throws {
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

    @Test("Row 27: programs that declare the same version") func programsThatDeclareTheSameVersionShareNoKeys() throws {
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

    // MARK: Code and resources

    /// One that the program loads by itself; those that it is linked with are loaded before.
    @Test("Row 28: another build of a library") func anotherBuildOfALibraryHasOtherFrames() throws {
        func build(_ level: Double, _ name: String, _ flags: String...) throws {
            try "double level(void) { return \(level); }".write(
                toFile: folder("level.c"), atomically: true, encoding: .utf8)
            let run = try Run(
                "/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", folder(name), folder("level.c")] + flags, in: folder
            )
            #expect(run.wait() == 0, "\(run.standardError)")
        }
        // Also where the linker gives every build the same name.
        for flag in ["-Wl,--build-id=none", "-Wl,--build-id=0x1234567890123456789012345678901234567890"] {
            try build(0.2, "level.so", flag)
            #expect(try rendered("Foreign", "--library", folder("level.so"), "--fresh") == 4)
            #expect(try rendered("Foreign", "--library", folder("level.so")) == 0)
            try build(0.6, "level.so", flag)
            #expect(try rendered("Foreign", "--library", folder("level.so")) == 4)
        }
    }

    #if os(Linux)
        /// A distribution's patch keeps the version.
        @Test("Row 28: another build of a drawing library") func anotherBuildOfADrawingLibraryHasOtherFrames() throws {
            #expect(try rendered("Plain") == 20)
            let journal = try String(contentsOfFile: folder("cache/Plain/journal.jsonl"), encoding: .utf8)
            for name in ["cairo", "pixman-1", "pangocairo-1.0", "harfbuzz", "freetype", "fontconfig", "m", "c"] {
                #expect(journal.contains("\"lib\(name).so."), "\(name)")
            }
            let maps = try Run("/usr/bin/env", ["ldd", Run.products + "/TestReel"], in: folder)
            maps.wait()
            let line = try #require(maps.standardOutput.split(separator: "\n").first { $0.contains("libpixman") })
            let path = try #require(line.split(separator: " ").first { $0.hasPrefix("/") })
            var library = try Data(contentsOf: URL(fileURLWithPath: String(path)))
            library.append(0)
            let name = try #require(line.split(whereSeparator: \.isWhitespace).first)
            try library.write(to: URL(fileURLWithPath: folder(String(name))))
            #expect(try rendered("Plain", environment: ["LD_LIBRARY_PATH": folder.path]) == 20)
            #expect(try rendered("Plain", environment: ["LD_LIBRARY_PATH": folder.path]) == 0)
        }
    #endif

    @Test("Row 28: another resource") func anotherResourceHasOtherFrames() throws {
        let products = Run.products + "/"
        for name in ["TestTwins", "flipbook_TestTwins.resources", "flipbook_FlipbookPlotTests.resources"] {
            try FileManager.default.copyItem(atPath: products + name, toPath: folder(name))
        }
        func rendered() throws -> Int? {
            let run = try Run(
                folder("TestTwins"), ["--cache", "cache", "--frames-only", "--progress", "json"], in: folder,
                environment: ["TWINS": "shaded"])
            #expect(run.wait() == 0, "\(run.standardError)")
            return run.finished("rendered")
        }
        #expect(try rendered() == 3)
        #expect(try rendered() == 0)
        // A bundle that the program doesn't name is another program's.
        try Data("more".utf8).write(to: URL(fileURLWithPath: folder("flipbook_FlipbookPlotTests.resources/more.txt")))
        #expect(try rendered() == 0)
        try Data("0.75".utf8).write(to: URL(fileURLWithPath: folder("flipbook_TestTwins.resources/shade.txt")))
        let plan = try Run(
            folder("TestTwins"), ["--cache", "cache", "--dry-run"], in: folder, environment: ["TWINS": "shaded"])
        plan.wait()
        #expect(
            plan.standardOutput.contains("flipbook_TestTwins.resources/shade.txt changed"), "\(plan.standardOutput)")
        #expect(try rendered() == 3)
    }

    // MARK: Fonts

    /// The fonts of a folder, and no others.
    private func installFonts(_ names: String...) throws -> [String: String] { try installFonts(names) }

    private func installFonts(_ names: [String]) throws -> [String: String] {
        try FileManager.default.createDirectory(atPath: folder("fonts"), withIntermediateDirectories: true)
        for name in names {
            try FileManager.default.copyItem(
                atPath: "/usr/share/fonts/truetype/dejavu/\(name).ttf", toPath: folder("fonts/\(name).ttf"))
        }
        try """
        <?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig><dir>\(folder("fonts"))</dir><cachedir>\(folder("font-cache"))</cachedir></fontconfig>
        """.write(toFile: folder("fonts.conf"), atomically: true, encoding: .utf8)
        return ["FONTCONFIG_FILE": folder("fonts.conf")]
    }

    /// Puts another file in place of a font's: the same one, and a byte.
    private func replaceFont(_ name: String) throws {
        let path = URL(fileURLWithPath: folder("fonts/\(name).ttf"))
        try (Data(contentsOf: path) + [0]).write(to: path, options: .atomic)
    }

    /// Of its own style, in `update` alone; standing in for a character that the style's font lacks, in `update` alone and
    /// in `setup`.
    @Test(
        "Row 29: a replaced font",
        arguments: [
            (["--family", "DejaVu Serif"], "DejaVuSerif", 4), (["--suffix", "\u{1D49C}"], "DejaVuMathTeXGyre", 4),
            (["--setup-suffix", "\u{1D49C}"], "DejaVuMathTeXGyre", 8), ([], "DejaVuSans", 8),
        ]) func aReplacedFontHasOtherFrames(_ arguments: [String], _ font: String, _ frames: Int) throws
    {
        let fonts = try installFonts("DejaVuSans", "DejaVuSerif", "DejaVuMathTeXGyre")
        func rendered(_ workers: String, in cache: String = "cache") throws -> Int? {
            let run = try Run(
                "TestReel",
                ["Lettered", "--cache", cache, "--frames-only", "--progress", "json", "--workers", workers] + arguments,
                in: folder, environment: fonts)
            #expect(run.wait() == 0, "\(run.standardError)")
            return run.finished("rendered")
        }
        #expect(try rendered("1") == 8)
        #expect(try rendered("2") == 0)
        #expect(try rendered("3", in: "other") == 8)
        #expect(try difference(folder.frames(), from: folder.frames(in: "other")) == [])
        try replaceFont(font)
        #expect(try rendered("1") == frames)
        #expect(try rendered("2") == 0)
    }

    /// Drawn, or only measured.
    @Test("Row 29: a replaced font file that a text names", arguments: [[], ["--measures"]])
    func aReplacedFontFileHasOtherFrames(_ more: [String]) throws {
        let path = folder("own.ttf")
        func rendered() throws -> Int? {
            let arguments = ["--cache", "cache", "--frames-only", "--progress", "json"] + more
            let run = try Run("TestReel", ["Lettered", "--family", "./own.ttf"] + arguments, in: folder)
            #expect(run.wait() == 0, "\(run.standardError)")
            return run.finished("rendered")
        }
        try FileManager.default.copyItem(
            atPath: "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", toPath: path)
        #expect(try rendered() == 8)
        #expect(try rendered() == 0)
        let file = URL(fileURLWithPath: path)
        try (Data(contentsOf: file) + [0]).write(to: file, options: .atomic)
        #expect(try rendered() == 4)
        try FileManager.default.removeItem(atPath: path)
        let run = try Run(
            "TestReel", ["Lettered", "--family", "./own.ttf", "--cache", "cache", "--frames-only", "--fresh"] + more,
            in: folder)
        #expect(run.wait() != 0)
        #expect(run.standardError.contains("./own.ttf can't be read"), "\(run.standardError)")
    }

    /// Fontconfig would take another font without a word.
    @Test(arguments: [
        ([], []), (["DejaVuSans"], ["--weight", "700"]), (["DejaVuSans"], ["--family", "DejaVu Sans Mono"]),
        (["DejaVuSans"], ["--setup-suffix", "$x$"]), (["DejaVuSansMono"], []), (["DejaVuSans-Bold"], []),
        (["DejaVuSansCondensed"], []),
    ]) func aFontOfTheDefaultStyleThatIsMissingIsAnErrorThatNamesItsPackage(
        _ installed: [String], _ arguments: [String]
    ) throws {
        let fonts = try installFonts(installed)
        let run = try Run(
            "TestReel", ["Lettered", "--cache", "cache", "--frames-only"] + arguments, in: folder, environment: fonts)
        #expect(run.wait() != 0)
        #expect(run.standardError.contains("fonts-dejavu-core fonts-dejavu-extra"), "\(run.standardError)")
    }

    /// Where every character is of the style's own font, others have no part in it.
    @Test("Row 29: another installed font") func anotherInstalledFontChangesWhatAsksForIt() throws {
        let fonts = try installFonts("DejaVuSans", "DejaVuMathTeXGyre")
        #expect(try rendered("Lettered", environment: fonts) == 8)
        #expect(try rendered("Lettered", "--suffix", "\u{1D49C}", environment: fonts) == 8)
        _ = try installFonts("DejaVuSansMono")
        #expect(try rendered("Lettered", environment: fonts) == 0)
        #expect(try rendered("Lettered", "--suffix", "\u{1D49C}", environment: fonts) == 4)
    }

    // MARK: The figure

    /// A version that its author forgot to change: the frames of the one are no frames of the other.
    @Test("Row 16: transparency") func framesWithAlphaAreOthers() throws {
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

    @Test("Row 30: variables of libraries") func variablesOfLibrariesChangeNothing() throws {
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
