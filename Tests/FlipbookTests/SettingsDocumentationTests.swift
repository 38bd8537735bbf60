import Foundation
import Testing

/// A setting that is declared in two places is described in the same words in both.
struct SettingsDocumentationTests {
    private func properties(of file: String) throws -> [String: String] {
        let source = try String(contentsOf: Documentation.package.appendingPathComponent(file), encoding: .utf8)
        var properties: [String: String] = [:]
        var words = ""
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.trimmingCharacters(in: .whitespaces)
            if line.hasPrefix("///") {
                words += line + "\n"
            } else {
                if line.hasPrefix("public var ") { properties[line] = words }
                words = ""
            }
        }
        return properties
    }

    @Test func copiesSayTheSame() throws {
        let video = try properties(of: "Sources/FlipbookVideo/VideoSettings.swift")
        let all = try properties(of: "Sources/Flipbook/Rendering/RenderSettings.swift")
        let both = Set(video.keys).intersection(all.keys)
        for name in ["encoder", "quality", "preset", "isCrisp", "hold", "loops", "ffmpegArguments"] {
            #expect(both.contains { $0.hasPrefix("public var \(name)") }, "\(name)")
        }
        for property in both { #expect(video[property] == all[property], "\(property)") }
    }
}
