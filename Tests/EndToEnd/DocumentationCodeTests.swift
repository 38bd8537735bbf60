import Foundation
import TestSupport
import Testing

/// What the articles show, as it stands there: compiled in a package that depends on this one, and rendered.
extension PluginTests {
    @Test func theArticlesCodeRuns() throws { try withTargetsOfItsOwn(runArticles) }

    private func runArticles(in consumer: Consumer) throws {
        let catalog = Consumer.repository + "/Sources/Flipbook/Flipbook.docc/"
        let articles = try FileManager.default.contentsOfDirectory(atPath: catalog).filter { $0.hasSuffix(".md") }
            .sorted()
        let folder = consumer.folder("Sources/Articles")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        var animators: [String] = []
        for article in articles {
            let text = try String(contentsOfFile: catalog + article, encoding: .utf8)
            let blocks = text.matches(of: #/(?ms)^```swift\n(.*?)^```$/#).map { String($0.1) }
            for block in blocks { #expect(block.hasPrefix("import Flipbook\n"), "\(article): \(block)") }
            let code = blocks.joined(separator: "\n")
            animators += code.matches(of: #/final class (\w+): (?:Frame|Timed)?Animator/#).map { String($0.1) }
            // One file has one import, and one program one @main.
            try ("import Flipbook\n" + code.replacing("import Flipbook\n", with: "").replacing("@main\n", with: ""))
                .write(toFile: folder + "/" + article.dropLast(3) + ".swift", atomically: true, encoding: .utf8)
        }
        #expect(animators.count >= 5)
        try """
        import Flipbook

        @main
        struct Articles: AnimatorCollection {
            static var animators: [any Animator.Type] { [\(animators.map { $0 + ".self" }.joined(separator: ", "))] }
        }
        """.write(toFile: folder + "/Main.swift", atomically: true, encoding: .utf8)
        let manifest = try String(contentsOfFile: consumer.folder("Package.swift"), encoding: .utf8)
        let dependency = try #require(manifest.firstMatch(of: #/\.product\(name: "Flipbook"[^)]*\)/#)).output
        try
            (manifest + "package.targets.append(.executableTarget(name: \"Articles\", dependencies: [\(dependency)]))\n")
            .write(toFile: consumer.folder("Package.swift"), atomically: true, encoding: .utf8)

        try "time,height\n0,1\n1,2\n2,0\n".write(toFile: consumer.folder("run.csv"), atomically: true, encoding: .utf8)
        for animator in animators {
            let run = try consumer.package(
                ["Articles/" + animator, "--frames", "2", "--frames-only"]
                    + (animator == "Trace" ? ["--data", "run.csv"] : []))
            // One shows what must not be, and what comes of it.
            let isWrong = animator == "Drifting"
            let code = run.wait()
            let said = run.standardOutput + run.standardError
            #expect(code == (isWrong ? 1 : 0), "\(animator): \(said)")
            #expect(!isWrong || said.contains("depends on the frames drawn before"), "\(said)")
        }
    }
}
