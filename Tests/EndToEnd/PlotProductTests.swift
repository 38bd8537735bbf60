import Foundation
import TestSupport
import Testing

/// The product `FlipbookPlot`, as a target uses it that depends on nothing else.
extension PluginTests {
    @Test func aProgramOfPlotsIsBuiltOfNothingOfVideos() throws { try withTargetsOfItsOwn(buildPlots) }

    private func buildPlots(in consumer: Consumer) throws {
        let manifest = URL(fileURLWithPath: consumer.folder("Package.swift"))
        try String(contentsOf: manifest, encoding: .utf8).appending(
            """

            package.targets.append(
                .executableTarget(
                    name: "Plots", dependencies: [.product(name: "FlipbookPlot", package: "flipbook")]))

            """
        ).write(to: manifest, atomically: true, encoding: .utf8)
        let sources = consumer.folder("Sources/Plots")
        try FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: sources) }
        // The names that the C library has for other things are the user's.
        try """
        import FlipbookPlot

        let read = linspace(0, 2 * .pi, count: 100)
        let (index, y0) = Figure.subplots()
        y0.plot(read, read.map { sin($0) })
        try index.save("plot.pdf")
        """.write(toFile: sources + "/main.swift", atomically: true, encoding: .utf8)

        let build = try consumer.swift(["build", "-c", "release", "--product", "Plots"])
        #expect(build.wait() == 0, "\(build.standardOutput + build.standardError)")
        // All that the program is linked of, which is all that is compiled for it: `…/FlipbookPlot.build/Axes.swift.o`.
        let objects = try String(
            contentsOfFile: consumer.folder(".build/release/Plots.product/Objects.LinkFileList"), encoding: .utf8)
        let built = Set(objects.matches(of: #/([^\/]+)\.build\//#).map { String($0.1) })
        #expect(built.isSuperset(of: ["FlipbookPlot", "FlipbookCairo", "Plots"]))
        let ofVideos = ["ArgumentParser", "FlyingFox", "Logging", "FlipbookCoding", "FlipbookRender", "FlipbookVideo"]
        #expect(built.isDisjoint(with: ofVideos), "\(built)")

        let program = consumer.folder(".build/release/Plots")
        let plot = try Run(program, [], in: consumer.folder)
        #expect(plot.wait() == 0, "\(plot.standardError)")
        let picture = try Data(contentsOf: URL(fileURLWithPath: consumer.folder("plot.pdf")))
        #expect(picture.starts(with: Data("%PDF-".utf8)))
        #if os(Linux)
            let libraries = try Run("/usr/bin/env", ["ldd", program], in: consumer.folder)
            libraries.wait()
            #expect(libraries.standardOutput.contains("cairo"))
            for other in ["json-c", "xxhash"] { #expect(!libraries.standardOutput.contains(other), "\(other)") }
        #endif
    }
}
