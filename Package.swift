// swift-tools-version: 6.2
import Foundation
import PackageDescription

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// A system library: its headers through a module map, and the Debian and Homebrew packages that hold it.
func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

/// The pkg-config file of Pango. Pango's own asks, through libraries that Flipbook doesn't use, for `-pthread`, which SwiftPM
/// refuses with a warning at each call. Ours stands in for it where Pango is where Linux distributions put it.
let pango =
    FileManager.default.fileExists(atPath: "/usr/include/pango-1.0/pango/pangocairo.h")
    ? Context.packageDirectory + "/Sources/CFlipbookPango/pango.pc" : "pangocairo"

#if os(macOS)
    let renderPermissions: [PluginPermission] = [
        .writeToPackageDirectory(reason: "Frames are cached in .flipbook/ and the video is written beside them.")
    ]
    let scaffoldPermissions: [PluginPermission] = [
        .writeToPackageDirectory(reason: "A target is written to Sources/ and entered in Package.swift.")
    ]
#else
    let renderPermissions: [PluginPermission] = []
    let scaffoldPermissions: [PluginPermission] = []
#endif

let package = Package(
    name: "flipbook",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "FlipbookPlot", targets: ["FlipbookPlot"]),
        .library(name: "Flipbook", targets: ["Flipbook"]),
        .executable(name: "flipbook-clean", targets: ["FlipbookClean"]),
        .executable(name: "flipbook-studio", targets: ["FlipbookStudio"]),
        .plugin(name: "RenderAnimation", targets: ["RenderAnimation"]),
        .plugin(name: "CleanAnimations", targets: ["CleanAnimations"]),
        .plugin(name: "ScaffoldAnimator", targets: ["ScaffoldAnimator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        system("CFlipbookCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
        system("CFlipbookPango", pkgConfig: pango, apt: "libpango1.0-dev", brew: "pango"),
        system("CFlipbookPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
        system("CFlipbookJPEG", pkgConfig: "libturbojpeg", apt: "libturbojpeg0-dev", brew: "jpeg-turbo"),
        system("CFlipbookISAL", pkgConfig: "libisal", apt: "libisal-dev", brew: "isa-l"),
        system("CFlipbookJSON", pkgConfig: "json-c", apt: "libjson-c-dev", brew: "json-c"),
        system("CFlipbookXXHash", pkgConfig: "libxxhash", apt: "libxxhash-dev", brew: "xxhash"),
        .target(name: "CFlipbookSystem"),
        .target(name: "CFlipbookPixels"),
        .target(name: "CFlipbookFonts", exclude: ["fonts"]),

        .target(name: "FlipbookMathematics"),
        .target(name: "FlipbookPixels", dependencies: ["CFlipbookPixels"]),
        .target(name: "FlipbookSystem", dependencies: ["CFlipbookSystem"]),
        .target(name: "FlipbookCoding", dependencies: ["FlipbookSystem", "CFlipbookJSON", "CFlipbookXXHash"]),
        .target(name: "FlipbookCanvas"),
        .target(name: "FlipbookFormula", resources: [.embedInCode("Resources")]),
        .target(
            name: "FlipbookCairo",
            dependencies: [
                "FlipbookSystem", "FlipbookCanvas", "FlipbookFormula", "FlipbookPixels", "CFlipbookCairo",
                "CFlipbookPango", "CFlipbookFonts",
            ]),
        .target(
            name: "FlipbookPNG", dependencies: ["FlipbookSystem", "FlipbookPixels", "CFlipbookPNG", "CFlipbookISAL"]),
        .target(name: "FlipbookJPEG", dependencies: ["FlipbookSystem", "FlipbookPixels", "CFlipbookJPEG"]),
        .target(
            name: "FlipbookPlot",
            dependencies: [
                "FlipbookMathematics", "FlipbookSystem", "FlipbookCanvas", "FlipbookPixels", "FlipbookCairo",
                "FlipbookPNG", "FlipbookJPEG",
            ],
            resources: [.embedInCode("Resources")]),
        .target(
            name: "FlipbookStore",
            dependencies: ["FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookPNG"]),
        .target(
            name: "FlipbookVideo",
            dependencies: ["FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookStore", logging]),
        .target(
            name: "FlipbookRender",
            dependencies: [
                "FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookStore", "FlipbookVideo", logging,
            ]),
        .target(
            name: "FlipbookSlurm",
            dependencies: ["FlipbookSystem", "FlipbookCoding", "FlipbookStore", "FlipbookRender"]),
        .executableTarget(
            name: "FlipbookStudio",
            dependencies: [
                "CFlipbookSystem", "FlipbookSystem", "FlipbookCoding", "FlipbookRender", "FlipbookStore",
                .product(name: "FlyingFox", package: "FlyingFox"), .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            resources: [.embedInCode("Resources")]),
        .target(
            name: "Flipbook",
            dependencies: [
                "FlipbookMathematics", "FlipbookSystem", "FlipbookCoding", "FlipbookCanvas", "FlipbookCairo",
                "FlipbookPixels", "FlipbookPlot", "FlipbookStore", "FlipbookVideo", "FlipbookRender", "FlipbookSlurm",
                argumentParser,
                logging,
            ]),

        .plugin(
            name: "RenderAnimation",
            capability: .command(
                intent: .custom(
                    verb: "render-animation", description: "Renders an animation of this package to video."),
                permissions: renderPermissions)),
        .plugin(
            name: "ScaffoldAnimator",
            capability: .command(
                intent: .custom(verb: "scaffold-animator", description: "Adds an animation to this package."),
                permissions: scaffoldPermissions)),
        .executableTarget(name: "FlipbookClean", dependencies: ["FlipbookSystem", "FlipbookStore", argumentParser]),
        .plugin(
            name: "CleanAnimations",
            capability: .command(
                intent: .custom(
                    verb: "clean-animations", description: "Removes cached frames of this package's animations."),
                permissions: renderPermissions)),

        .executableTarget(
            name: "CosineWave", dependencies: ["Flipbook"], path: "Examples/CosineWave",
            exclude: ["CosineWave.png"]),
        .executableTarget(
            name: "Classics", dependencies: ["Flipbook"], path: "Examples/Classics",
            exclude: ["matplotlib", "Pictures"]),
        .executableTarget(
            name: "MultiPanel", dependencies: ["Flipbook"], path: "Examples/MultiPanel", exclude: ["MultiPanel.gif"]),
        .executableTarget(
            name: "Dashboard", dependencies: ["Flipbook"], path: "Examples/Dashboard", exclude: ["Dashboard.png"]),
        .executableTarget(
            name: "VideoOverlay", dependencies: ["Flipbook"], path: "Examples/VideoOverlay",
            exclude: ["VideoOverlay.png"]),
        .executableTarget(
            name: "Extending", dependencies: ["Flipbook"], path: "Examples/Extending", exclude: ["Extending.png"]),
        .executableTarget(
            name: "Gallery", dependencies: ["Flipbook", "FlipbookCairo"], path: "Examples/Gallery",
            exclude: [
                "COVERAGE.md", "compare.py", "document.py", "Twins", "Animations/Dashboard/Main.swift",
                "Animations/Dashboard/Dashboard.png",
                "Animations/MultiPanel/Main.swift", "Animations/MultiPanel/MultiPanel.gif",
            ]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "FlipbookPNG", "FlipbookPlot", "Flipbook", "FlipbookCairo", "FlipbookPixels", "FlipbookSystem",
                "FlipbookStore",
                "FlipbookVideo", "TestBrowser", argumentParser,
            ],
            path: "Examples/Benchmarks",
            exclude: [
                "Encoders.md", "Segments.md", "matplotlib_drawing.py", "matplotlib_video.py",
                "Animators/CosineWave/Main.swift",
                "Animators/CosineWave/CosineWave.png",
                "Animators/Dashboard/Main.swift", "Animators/Dashboard/Dashboard.png",
                "Animators/MultiPanel/Main.swift", "Animators/MultiPanel/MultiPanel.gif",
            ]),
        .executableTarget(
            name: "ScalingTest", dependencies: ["Flipbook", "FlipbookSystem", "FlipbookStore", argumentParser],
            path: "Examples/ScalingTest", exclude: ["ScalingTest.png"]),
        .executableTarget(
            name: "SlurmSimulation", dependencies: ["Flipbook", argumentParser], path: "Examples/SlurmSimulation"),

        .executableTarget(name: "TestReel", dependencies: ["Flipbook"], path: "Tests/TestReel"),
        .executableTarget(
            name: "TestTwins", dependencies: ["Flipbook"], path: "Tests/TestTwins", resources: [.copy("shade.txt")]),
        .executableTarget(name: "TestScript", dependencies: ["Flipbook"], path: "Tests/TestScript"),
        .executableTarget(
            name: "TestPublisher", dependencies: ["FlipbookCoding", "FlipbookPixels", "FlipbookStore"],
            path: "Tests/TestPublisher"),
        .target(
            name: "TestSupport",
            dependencies: ["FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookRender"],
            path: "Tests/TestSupport"),
        .target(name: "TestBrowser", dependencies: ["FlipbookSystem"], path: "Tests/TestBrowser"),
        .testTarget(name: "FlipbookPixelsTests", dependencies: ["FlipbookPixels", "TestSupport"]),
        .testTarget(name: "FlipbookSystemTests", dependencies: ["FlipbookSystem", "TestSupport"]),
        .testTarget(name: "FlipbookCodingTests", dependencies: ["FlipbookSystem", "FlipbookCoding", "TestSupport"]),
        .testTarget(name: "FlipbookCanvasTests", dependencies: ["FlipbookCanvas"]),
        .testTarget(
            name: "FlipbookCairoTests",
            dependencies: ["FlipbookCanvas", "FlipbookCairo", "FlipbookPixels", "TestSupport"]),
        .testTarget(
            name: "FlipbookPlotTests",
            dependencies: [
                "FlipbookCanvas", "FlipbookFormula", "FlipbookPixels", "FlipbookCairo", "FlipbookPlot", "TestSupport",
            ],
            resources: [.copy("Oracle")]),
        .testTarget(
            name: "FlipbookPNGTests",
            dependencies: [
                "FlipbookSystem", "FlipbookPixels", "FlipbookPNG", "CFlipbookISAL", "CFlipbookPNG", "TestSupport",
            ]),
        .testTarget(
            name: "FlipbookStoreTests",
            dependencies: [
                "FlipbookSystem", "FlipbookCoding", "FlipbookStore", "FlipbookPixels", "FlipbookPNG", "TestSupport",
            ]),
        .testTarget(
            name: "FlipbookVideoTests",
            dependencies: [
                "FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookStore", "FlipbookVideo", "TestSupport",
            ]),
        .testTarget(
            name: "FlipbookRenderTests",
            dependencies: [
                "FlipbookSystem", "FlipbookCoding", "FlipbookPixels", "FlipbookStore", "FlipbookVideo",
                "FlipbookRender", "TestSupport",
            ]),
        .testTarget(
            name: "FlipbookSlurmTests",
            dependencies: ["FlipbookRender", "FlipbookSlurm", "TestSupport"]),
        .testTarget(
            name: "FlipbookStudioTests",
            dependencies: [
                "FlipbookSystem", "FlipbookCoding", "FlipbookStore", "FlipbookRender", "FlipbookStudio", "TestSupport",
            ]),
        .testTarget(
            name: "FlipbookTests",
            dependencies: [
                "Flipbook", "FlipbookCanvas", "FlipbookPlot", "FlipbookCoding", "FlipbookCairo", "FlipbookPixels",
                "FlipbookStore", "FlipbookVideo",
                "FlipbookRender", "TestSupport", argumentParser,
            ]),
        .testTarget(
            name: "EndToEnd",
            dependencies: [
                "FlipbookPNG", "Flipbook", "FlipbookCoding", "FlipbookPixels", "FlipbookStudio", "FlipbookSystem",
                "FlipbookStore",
                "FlipbookRender", "FlipbookVideo", "TestBrowser", "TestReel", "TestScript",
                "TestSupport", "TestTwins", "Classics", "CosineWave", "Dashboard", "Gallery", "MultiPanel",
                "ScalingTest",
                "VideoOverlay",
                "SlurmSimulation",
            ]),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "FlipbookPNG", "FlipbookJPEG", "Flipbook", "FlipbookSystem", "FlipbookCoding", "FlipbookPixels",
                "FlipbookPlot",
                "FlipbookRender",
                "FlipbookStore", "TestPublisher", "TestReel", "TestSupport",
            ],
            exclude: ["Corpus", "Faults.md"]),
    ],
    swiftLanguageModes: [.v6]
)

// A cluster of daemons on one machine is something that Debian has.
#if os(Linux)
    package.targets.append(.testTarget(name: "SlurmTests", dependencies: ["TestReel", "TestSupport"]))
#endif

// LLVM's linker, which is part of the toolchain, takes half the time of the one that Swift uses on Linux. No package that depends
// on this one links an example or a test.
#if os(Linux)
    for target in package.targets where target.type == .test || target.type == .executable && target.path != nil {
        target.linkerSettings = [.unsafeFlags(["-use-ld=lld"])]
    }
#endif

// CI stops at a warning; a package that depends on this one should not be stopped by those of a newer compiler.
if Context.environment["FLIPBOOK_STRICT"] != nil {
    for target in package.targets where [.regular, .executable, .test].contains(target.type) {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
        target.cSettings = (target.cSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
