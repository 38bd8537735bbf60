import Foundation
import TestSupport
import Testing

/// The product `FlipbookPlot` in a package that depends on nothing else.
extension PluginTests {
    @Test func aPackageOfPlotsBuildsNothingOfVideos() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder("Sources/Plots"), withIntermediateDirectories: true)
        try """
        // swift-tools-version: 6.2
        import PackageDescription

        let package = Package(
            name: "Plots", platforms: [.macOS(.v15)],
            dependencies: [.package(path: "\(consumer().repository)")],
            targets: [
                .executableTarget(
                    name: "Plots", dependencies: [.product(name: "FlipbookPlot", package: "flipbook")])
            ])
        """.write(toFile: folder("Package.swift"), atomically: true, encoding: .utf8)
        // The names that the C library has for other things are the user's.
        try """
        import FlipbookPlot

        let read = linspace(0, 2 * .pi, count: 100)
        let (index, y0) = Figure.subplots()
        y0.plot(read, read.map { sin($0) })
        try index.save("plot.pdf")
        """.write(toFile: folder("Sources/Plots/main.swift"), atomically: true, encoding: .utf8)

        let build = try Run("/usr/bin/env", ["swift", "build"], in: folder)
        #expect(build.wait() == 0, "\(build.standardOutput + build.standardError)")
        let built = try FileManager.default.contentsOfDirectory(atPath: folder(".build/debug/Modules")).compactMap {
            $0.hasSuffix(".swiftmodule") ? String($0.dropLast(".swiftmodule".count)) : nil
        }
        #expect(built.contains("FlipbookPlot"))
        let ofVideos = ["ArgumentParser", "FlyingFox", "Logging", "FlipbookCoding", "FlipbookRender", "FlipbookVideo"]
        #expect(Set(built).isDisjoint(with: ofVideos), "\(built)")

        let plot = try Run(folder(".build/debug/Plots"), [], in: folder)
        #expect(plot.wait() == 0, "\(plot.standardError)")
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder("plot.pdf"))).starts(with: Data("%PDF-".utf8)))
        #if os(Linux)
            let libraries = try Run("/usr/bin/env", ["ldd", folder(".build/debug/Plots")], in: folder)
            libraries.wait()
            #expect(libraries.standardOutput.contains("cairo"))
            for other in ["json-c", "xxhash"] { #expect(!libraries.standardOutput.contains(other), "\(other)") }
        #endif
    }
}
