import Foundation
import Testing

/// The page of the examples, and the pictures that the repository shows.
struct ExamplesPageTests {
    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.package.appendingPathComponent(path), encoding: .utf8)
    }

    @Test func everyExampleIsShown() throws {
        let page = try text("Examples/README.md")
        let folder = Self.package.appendingPathComponent("Examples").path
        for example in try FileManager.default.contentsOfDirectory(atPath: folder) {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder + "/" + example, isDirectory: &isFolder)
            if isFolder.boolValue { #expect(page.contains("## \(example)\n"), "\(example)") }
        }
    }

    /// They are there, and small: 2 MB in all.
    @Test func picturesAreThereAndSmall() throws {
        var sizes: [URL: Int] = [:]
        for page in ["README.md", "Examples/README.md"] {
            let folder = Self.package.appendingPathComponent(page).deletingLastPathComponent()
            for picture in try text(page).matches(of: #/!\[[^\]]+\]\(([^)]+)\)/#).map({ String($0.1) }) {
                let file = folder.appendingPathComponent(picture).standardizedFileURL
                sizes[file] = try Data(contentsOf: file).count
            }
        }
        #expect(sizes.count >= 5)
        #expect(sizes.values.reduce(0, +) < 2_000_000)
    }

    @Test func oneCommandRendersThem() throws {
        let script = try text("Examples/render-all")
        for example in [
            "Classics", "CosineWave", "MultiPanel", "Dashboard", "VideoOverlay", "Extending", "Gallery", "ScalingTest",
            "SlurmSimulation",
        ] {
            #expect(script.contains(example), "\(example)")
        }
    }
}
