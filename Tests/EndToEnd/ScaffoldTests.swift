import Foundation
import TestSupport
import Testing

/// `swift package scaffold-animator`, in the package that the other plugins are tried in.
extension PluginTests {
    private func scaffold(_ arguments: String...) throws -> (status: Int32, output: String) {
        let run = try consumer().swift(["package", "scaffold-animator"] + arguments)
        return (run.wait(), run.standardOutput + run.standardError)
    }

    /// Puts the manifest back afterwards: the other tests have one runner.
    func withTargetsOfItsOwn(_ body: (Consumer) throws -> Void) throws {
        let before = try manifest()
        defer { try? before.write(to: URL(fileURLWithPath: Consumer.shared.get().folder("Package.swift"))) }
        try body(try consumer())
    }

    /// All in one build.
    @Test func everyTemplateMakesAVideo() throws { try withTargetsOfItsOwn(renderEveryTemplate) }

    private func renderEveryTemplate(in consumer: Consumer) throws {
        let templates = try FileManager.default.contentsOfDirectory(atPath: Consumer.repository + "/Templates").sorted()
        #expect(templates.contains("line"))
        let list = try scaffold("--list").output.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(list.count == templates.count)
        #expect(zip(list, templates).allSatisfy { $0.hasPrefix("  \($1) ") && $0.count > 40 }, "\(list)")

        let names = templates.map { "Show" + $0.capitalized }
        for (template, name) in zip(templates, names) {
            let made = try scaffold(name, "--template", template)
            #expect(made.status == 0, "\(made.output)")
            #expect(made.output.contains("swift package render-animation \(name)\n"))
        }
        let build = try consumer.swift(["build", "-c", "release"])
        #expect(build.wait() == 0, "\(build.standardOutput + build.standardError)")
        for name in names {
            let program = consumer.folder(".build/release/\(name)")
            let still = try Run(program, ["--still", "7", "-o", "\(name).png"], in: consumer.folder)
            #expect(still.wait() == 0, "\(still.standardOutput + still.standardError)")
            let run = try Run(program, ["--dpi", "50"], in: consumer.folder)
            #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
            let packets = try #require(Int(try probe(consumer.folder("\(name).mp4"))["nb_read_packets"] ?? ""))
            #expect(packets >= 30 && run.standardOutput.contains("\(name).mp4: \(packets) frames"))
        }
        try keepPictures(of: names)
    }

    /// For a person to look at, where asked for.
    private func keepPictures(of names: [String]) throws {
        guard let folder = ProcessInfo.processInfo.environment["FLIPBOOK_PICTURES"] else { return }
        for name in names {
            try? FileManager.default.copyItem(atPath: consumer().folder("\(name).png"), toPath: "\(folder)/\(name).png")
        }
    }

    @Test func aCSVFileIsShown() throws { try withTargetsOfItsOwn(showCSVFile) }

    private func showCSVFile(in consumer: Consumer) throws {
        #expect(try scaffold("Recording", "--template", "data").status == 0)
        let rows = (0..<200).map { "\(Double($0) / 10),\(sin(Double($0) / 10)),\($0 % 7)" }
        try (["time,a,\"b, c\""] + rows).joined(separator: "\r\n")
            .write(toFile: consumer.folder("run.csv"), atomically: true, encoding: .utf8)
        let run = try consumer.package("Recording", "--frames", "40", "--dpi", "40", "--", "--data", "run.csv")
        #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
        #expect(try probe(consumer.folder("Recording.mp4"))["nb_read_packets"] == "40")

        try "time,a\n0,1\n1,one\n".write(toFile: consumer.folder("run.csv"), atomically: true, encoding: .utf8)
        let bad = try consumer.package("Recording", "--", "--data", "run.csv")
        #expect(bad.wait() != 0)
        #expect((bad.standardOutput + bad.standardError).contains("run.csv: line 3, a: \"one\" is not a number"))
    }

    @Test func animatorsOfALibraryAreRendered() throws { try withTargetsOfItsOwn(renderLibrary) }

    private func renderLibrary(in consumer: Consumer) throws {
        try FileManager.default.createDirectory(
            atPath: consumer.folder("Sources/Swings"), withIntermediateDirectories: true)
        let manifest = try String(contentsOfFile: consumer.folder("Package.swift"), encoding: .utf8)
        let dependency = try #require(manifest.firstMatch(of: #/\.product\(name: "Flipbook"[^)]*\)/#)).output
        try (manifest + "package.targets.append(.target(name: \"Swings\", dependencies: [\(dependency)]))\n")
            .write(toFile: consumer.folder("Package.swift"), atomically: true, encoding: .utf8)
        func write(_ access: String) throws {
            try """
            import Flipbook

            \(access) final class Swing: FrameAnimator {
                \(access) let frameCount = 31
                let line = Line()
                \(access) init() {}
                \(access) func setup() throws -> Figure {
                    let (figure, axes) = Figure.subplots(width: 2, height: 2)
                    axes.add(line)
                    return figure
                }
                \(access) func update(frame: Int) { line.setData(x: [0, 1], y: [0, Double(frame)]) }
            }
            """.write(toFile: consumer.folder("Sources/Swings/Swing.swift"), atomically: true, encoding: .utf8)
        }
        try write("internal")
        let hidden = try scaffold("SwingReel", "--for", "Swings")
        #expect(hidden.status != 0 && hidden.output.contains("make Swing public"), "\(hidden.output)")
        #expect(try scaffold("SwingReel", "--for", "Swing").output.contains("Its library targets are: Swings"))

        try write("public")
        let made = try scaffold("SwingReel", "--for", "Swings")
        #expect(made.status == 0, "\(made.output)")
        let run = try consumer.package("SwingReel/Swing", "-o", "swing.mp4")
        #expect(run.wait() == 0, "\(run.standardOutput + run.standardError)")
        #expect(try probe(consumer.folder("swing.mp4"))["nb_read_packets"] == "31")
    }

    @Test(arguments: [
        (["Pendulum"], "has Pendulum already"), (["pendulum"], "has Pendulum already"),
        (["3D"], "3D can't be the name of a type"), (["My-Wave"], "can't be the name of a type"),
        (["class"], "means something in Swift"), (["FlipbookPlot"], "is a module that this package depends on"),
        (["Line"], "uses the name Line itself"), (["Wave", "--template", "lines"], "There is no template lines"),
        (["Wave", "Other"], "2 names"), ([], "Name the animator"),
        (["Wave", "--tempalte", "line"], "no option --tempalte"),
        (["Wave", "--template", "line", "--for", "Demo"], "one --template, or one --for"),
        (["Folder"], "There is a"),
    ])
    func wrongNamesChangeNothing(_ arguments: [String], _ message: String) throws {
        let consumer = try consumer()
        try FileManager.default.createDirectory(
            atPath: consumer.folder("Sources/Folder"), withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: consumer.folder("Sources/Folder")) }
        let before = (try manifest(), consumer.folder.files(below: "Sources"))
        let run = try consumer.swift(["package", "scaffold-animator"] + arguments)
        #expect(run.wait() != 0)
        let output = run.standardOutput + run.standardError
        #expect(output.contains(message), "\(output)")
        #expect(try (manifest(), consumer.folder.files(below: "Sources")) == before)
    }

    /// The line that is appended needs a variable `package`.
    @Test func aManifestThatCannotBeAddedToStaysAsItWas() throws {
        let consumer = try consumer()
        let good = try manifest()
        defer { try? good.write(to: URL(fileURLWithPath: consumer.folder("Package.swift"))) }
        let other = Data(
            String(decoding: good, as: UTF8.self).replacing("let package", with: "let demo")
                .replacing("\npackage.", with: "\ndemo.").utf8)
        #expect(other != good)
        try other.write(to: URL(fileURLWithPath: consumer.folder("Package.swift")))
        let files = consumer.folder.files(below: "Sources")
        let made = try scaffold("Wave")
        #expect(made.status != 0 && made.output.contains("Add the target by hand"), "\(made.output)")
        #expect(try manifest() == other && consumer.folder.files(below: "Sources") == files)
    }

    private func manifest() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: consumer().folder("Package.swift")))
    }

    /// A dependency by its path is named after its folder.
    @Test func aDependencyByPathIsFound() throws {
        let folder = try TemporaryFolder()
        for command in [
            ["init", "--type", "executable"], ["add-dependency", Consumer.repository, "--type", "path"],
            ["scaffold-animator", "Wave"],
            // Fails where a target depends on a product that isn't there.
            ["plugin", "--list"],
        ] {
            let run = try Run("/usr/bin/env", ["swift", "package"] + command, in: folder)
            #expect(run.wait() == 0, "\(command): \(run.standardOutput + run.standardError)")
        }
        #expect(folder.files(below: "Sources").contains("Wave/Wave.swift"))
    }

    @Test func fiveCommandsLeadToAVideo() throws {
        let start = try consumer().start
        #expect((2...5).contains(start.commands.count))
        #expect(try probe(start.video)["nb_read_packets"].flatMap { Int($0) } ?? 0 >= 30)
        print("From an empty folder to \((start.video as NSString).lastPathComponent): \(start.duration)")
    }
}
